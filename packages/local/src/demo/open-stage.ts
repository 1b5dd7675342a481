import type { LocalSystem } from '../local-system.ts';
import { startLocalSystem } from '../start-local-system.ts';
import type { DemoOptions } from './demo-options.ts';
import type { Display } from './display.ts';
import { createSimulatorAdmin, type SimulatorAdmin } from './simulator-admin.ts';
import { describeLimits, SIMULATED_LIMITS } from './simulated-limits.ts';

/** The running system and a way into the books of both providers. */
export interface Stage {
  readonly system: LocalSystem;
  readonly googleHealth: SimulatorAdmin;
  readonly strava: SimulatorAdmin;
}

/** Starts everything and says so. `send` is used for the simulators' admin routes. */
export async function openStage(
  { endpoint, concurrency }: Pick<DemoOptions, 'endpoint' | 'concurrency'>,
  { signal, display, send }: { signal: AbortSignal; display: Display; send: typeof fetch },
): Promise<Stage> {
  display.line('Starting the system on this machine:');
  const system = await startLocalSystem({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(concurrency === undefined ? {} : { maximumConcurrency: concurrency }),
    simulators: {
      googleHealth: { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute },
      strava: { limits: SIMULATED_LIMITS.strava },
    },
    report: (line) => display.line(`  ${line}`),
    signal,
  });
  for (const line of describeLimits(SIMULATED_LIMITS)) display.line(line);
  return {
    system,
    googleHealth: createSimulatorAdmin(system.simulatorUrls.googleHealth, send),
    strava: createSimulatorAdmin(system.simulatorUrls.strava, send),
  };
}

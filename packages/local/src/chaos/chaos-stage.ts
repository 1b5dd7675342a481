import { createSimulatorAdmin, type SimulatorAdmin } from '../demo/simulator-admin.ts';
import { SIMULATED_LIMITS } from '../demo/simulated-limits.ts';
import type { LocalSystem } from '../local-system.ts';
import { startLocalSystem } from '../start-local-system.ts';
import type { ChaosOptions } from './chaos-options.ts';

/** Seconds of one invocation per worker: with many of them each gets little of the machine. */
const TIMEOUT_PER_WORKER_SECONDS = 5;
const SHORTEST_TIMEOUT_SECONDS = 10;
/** An answer that takes five minutes is given up by the pump's HTTP client. */
const LONGEST_TIMEOUT_SECONDS = 270;

/** The running system and what its syncs need. */
export interface ChaosStage {
  readonly system: LocalSystem;
  readonly googleHealth: SimulatorAdmin;
  readonly strava: SimulatorAdmin;
  /** Aborted when the run should end before its time. */
  readonly signal: AbortSignal;
  /** Prints a line. */
  readonly say: (line: string) => void;
}

export async function openChaosStage(
  { workers }: ChaosOptions,
  { signal, say }: Pick<ChaosStage, 'signal' | 'say'>,
): Promise<ChaosStage> {
  const system = await startLocalSystem({
    ...(workers === undefined ? {} : toManyWorkers(workers)),
    simulators: {
      googleHealth: { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute },
      strava: { limits: SIMULATED_LIMITS.strava },
    },
    report: (line) => say(`  ${line}`),
    signal,
  });
  const { googleHealth, strava } = system.simulatorUrls;
  return {
    ...{ system, signal, say },
    googleHealth: createSimulatorAdmin(googleHealth, fetch),
    strava: createSimulatorAdmin(strava, fetch),
  };
}

function toManyWorkers(workers: number) {
  const timeout = Math.max(TIMEOUT_PER_WORKER_SECONDS * workers, SHORTEST_TIMEOUT_SECONDS);
  return {
    maximumConcurrency: workers,
    // With dozens of threads on a few cores an answer of AWS may take longer than the quick stage waits.
    pace: 'production' as const,
    workerTimeoutSeconds: Math.min(timeout, LONGEST_TIMEOUT_SECONDS),
  };
}

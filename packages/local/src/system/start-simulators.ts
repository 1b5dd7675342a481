import { systemClock } from '@syncwell/core/lambda/system-clock';
import type { LocalSystemOptions } from '../local-system.ts';
import { createGoogleHealthSimulator } from '../simulators/google-health/create-google-health-simulator.ts';
import type { SimulatorUrls } from '../simulators/provider-urls.ts';
import { startSimulator, type SimulatorApp } from '../simulators/start-simulator.ts';
import { createStravaSimulator } from '../simulators/strava/create-strava-simulator.ts';
import type { Endings } from './endings.ts';
import type { LocalClient } from './put-client-secrets.ts';
import { settleAll } from './settle-all.ts';

/** Starts both providers in this process, on free ports. They take `client` for this product. */
export async function startSimulators(
  { simulators = {}, windowScale = 1 }: Pick<LocalSystemOptions, 'simulators' | 'windowScale'>,
  client: LocalClient,
  endings: Endings,
): Promise<SimulatorUrls> {
  const start = async (app: SimulatorApp) => {
    const simulator = await startSimulator(app, { port: 0 });
    endings.add(() => simulator.stop());
    return simulator.url;
  };
  const common = { clock: systemClock, client, windowScale };
  const [googleHealth, strava] = await settleAll([
    start(createGoogleHealthSimulator({ ...simulators.googleHealth, ...common })),
    start(createStravaSimulator({ ...simulators.strava, ...common })),
  ]);
  return { googleHealth, strava };
}

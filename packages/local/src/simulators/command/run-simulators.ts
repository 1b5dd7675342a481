import { systemClock } from '@syncwell/core/lambda/system-clock';

import { settleAll } from '../../system/settle-all.ts';
import { createGoogleHealthSimulator } from '../google-health/create-google-health-simulator.ts';
import { createHistory } from '../history/create-history.ts';
import type { SimulatorUrls } from '../provider-urls.ts';
import { type RunningSimulator, startSimulator } from '../start-simulator.ts';
import { createStravaSimulator } from '../strava/create-strava-simulator.ts';
import { STRAVA_DEFAULTS } from '../strava/strava-options.ts';
import { NEW_USER, READY_USER, readyText } from './ready-text.ts';
import type { SimulatorsOptions } from './simulator-options.ts';

export interface RunningSimulators {
  readonly urls: SimulatorUrls;
  /** For a person to read. */
  readonly text: string;
  stop(): Promise<void>;
}

/** Starts both, with the same users. Rejects with the system's error, such as EADDRINUSE; nothing is left running then. */
export async function runSimulators({
  ports,
  windowScale,
  history,
}: SimulatorsOptions): Promise<RunningSimulators> {
  const { userId, google, strava } = READY_USER;
  const common = { clock: systemClock, windowScale, client: STRAVA_DEFAULTS.client };
  const googleApp = createGoogleHealthSimulator({
    ...common,
    users: [
      { userId, ...google, history },
      { userId: NEW_USER, history },
    ],
  });
  const stravaApp = createStravaSimulator({
    ...common,
    users: [{ userId, ...strava }, { userId: NEW_USER }],
  });
  const started: RunningSimulator[] = [];
  const stop = async () => void (await Promise.all(started.map((simulator) => simulator.stop())));
  const start = async (app: typeof googleApp, port: number) => {
    const simulator = await startSimulator(app, { port });
    started.push(simulator);
    return simulator.url;
  };
  try {
    const [googleUrl, stravaUrl] = await settleAll([
      start(googleApp, ports.googleHealth),
      start(stravaApp, ports.strava),
    ]);
    const urls = { googleHealth: googleUrl, strava: stravaUrl };
    const workouts = createHistory(history).length;
    return { urls, text: readyText({ urls, workouts, client: common.client }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

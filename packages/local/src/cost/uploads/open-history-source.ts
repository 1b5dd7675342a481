import { createFitbitSource } from '@syncwell/connectors/fitbit/create-fitbit-source';
import type { SourceConnector } from '@syncwell/connectors/ports';
import type { Clock } from '@syncwell/core/ports';

import { createGoogleHealthSimulator } from '../../simulators/google-health/create-google-health-simulator.ts';
import type { GoogleHealthUserInput } from '../../simulators/google-health/google-health-user.ts';
import { createSimulatorFetch } from '../../simulators/simulator-fetch.ts';
import { STRAVA_PACKAGE } from '../../simulators/history/special-cases.ts';
import { createReplayFetch } from './replay-fetch.ts';

export const ACCESS_TOKEN = 'measured';

/** The product's own source over a history of the simulated Google Health. What was read once takes no time any more. */
export function openHistorySource(
  history: Pick<GoogleHealthUserInput, 'history' | 'recordings'>,
  clock: Clock,
): SourceConnector {
  const users = [{ userId: 'measured', accessToken: ACCESS_TOKEN, ...history }];
  const simulator = createGoogleHealthSimulator({ clock, requestsPerMinutePerUser: Infinity, users });
  const fetch = createReplayFetch(createSimulatorFetch(simulator));
  return createFitbitSource({
    baseUrl: 'http://127.0.0.1:9/v4',
    effects: { fetch, now: () => clock.now(), sleep: (ms: number) => clock.sleep(ms) },
    destinationPackages: [STRAVA_PACKAGE],
  });
}

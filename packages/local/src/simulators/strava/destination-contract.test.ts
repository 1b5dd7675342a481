import { stravaConnectors } from '@syncwell/connectors/strava/connectors';
import { withoutFileExtension } from '@syncwell/connectors/strava/file-extension';
import { describeDestination } from '@syncwell/connectors/testing/contracts/describe-destination';
import type { PlacedActivity } from '@syncwell/connectors/testing/contracts/destination-bench';
import { openConnectors } from '@syncwell/connectors/testing/contracts/open-connectors';
import type { ProviderTrouble } from '@syncwell/connectors/testing/contracts/provider-trouble';
import { createFakeSession } from '@syncwell/connectors/testing/fake-session';

import { createSimulatorFetch } from '../simulator-fetch.ts';
import { stravaClient } from '../testing/strava-client.ts';
import type { StravaSettings } from './strava-options.ts';

const TOKEN = 'contract-token';
const USER = 'contract-user';

const FAULTS: Readonly<Record<ProviderTrouble, object>> = {
  'bad-token': { as: 'bad-token' },
  'missing-scope': { as: 'missing-write-scope' },
  'rate-limited': { as: 'rate-limited-text' },
  'server-error': { as: 'server-error' },
  gone: { as: 'gone' },
  'malformed-json': { as: 'malformed-json' },
  'html-page': { as: 'html-page' },
  'dropped-connection': { drop: true },
};

function open(gzExtension: StravaSettings['gzExtension']) {
  const users = [{ userId: USER, accessToken: TOKEN }];
  const client = stravaClient({}, { users, processing: { polls: 99, ms: 5_000 }, gzExtension });
  const addFault = async (fault: object) => void (await client.admin('POST', 'faults', fault));
  return {
    destination: openConnectors(stravaConnectors, createSimulatorFetch(client.app)).destination(),
    session: createFakeSession(TOKEN, TOKEN),
    place: async (activities: readonly PlacedActivity[]) => {
      for (const { startTime, externalId = null } of activities) {
        await client.admin('POST', 'activities', { userId: USER, startTime, externalId, elapsedSeconds: 60 });
      }
    },
    process: async () => void (await client.admin('POST', 'clock/advance', { ms: 5_000 })),
    cutAfterTaking: (times: number) =>
      addFault({ match: { method: 'POST', path: '/uploads' }, times, when: 'after', drop: true }),
    copies: async () => {
      const { activities } = (await client.adminRead('activities')) as {
        activities: { externalId: string | null }[];
      };
      return activities.flatMap(({ externalId }) =>
        externalId === null ? [] : withoutFileExtension(externalId),
      );
    },
    trouble: (trouble: ProviderTrouble, times: number | 'always') =>
      addFault({ match: {}, times, ...FAULTS[trouble] }),
    requests: async () => ((await client.adminRead('counters')) as { total: number }).total,
  };
}

describe.each(['dropped', 'kept'] as const)('with .gz %s in external ids', (gzExtension) => {
  describeDestination({ name: 'strava', open: () => open(gzExtension) });
});

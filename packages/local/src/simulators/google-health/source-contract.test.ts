import { fitbitConnectors } from '@syncwell/connectors/fitbit/connectors';
import { fitbitDescriptor } from '@syncwell/connectors/fitbit/descriptor';
import { describeSource } from '@syncwell/connectors/testing/contracts/describe-source';
import { openConnectors } from '@syncwell/connectors/testing/contracts/open-connectors';
import type { ProviderTrouble } from '@syncwell/connectors/testing/contracts/provider-trouble';
import type { PlacedWorkout } from '@syncwell/connectors/testing/contracts/source-bench';
import { createFakeSession } from '@syncwell/connectors/testing/fake-session';

import type { Workout } from '../history/workout.ts';
import { createSimulatorFetch } from '../simulator-fetch.ts';
import { googleClient } from '../testing/google-client.ts';
import { workoutOf } from '../testing/workout-of.ts';

const TOKEN = 'contract-token';
const SCOPES = [...fitbitDescriptor.requiredScopes.read, ...fitbitDescriptor.optionalScopes.read];

const FAULTS: Readonly<Record<ProviderTrouble, object>> = {
  'bad-token': { as: 'unauthenticated' },
  'missing-scope': { as: 'missing-scope' },
  'rate-limited': { as: 'rate-limited' },
  'server-error': { as: 'internal' },
  gone: { as: 'gone' },
  'malformed-json': { as: 'malformed-json' },
  'html-page': { as: 'html-page' },
  'dropped-connection': { drop: true },
};

/** With a route, so that its file is asked for; the simulator has none, and the source makes one of the summary. */
function toWorkout({ id, startTime, endTime, utcOffsetSeconds, app }: PlacedWorkout): Workout {
  return workoutOf({
    id,
    startMs: Date.parse(startTime),
    endMs: Date.parse(endTime),
    startOffsetSeconds: utcOffsetSeconds,
    endOffsetSeconds: utcOffsetSeconds,
    applicationPackage: app,
    displayName: 'Sunday run of Ann',
    hasGps: true,
  });
}

function open(workouts: readonly PlacedWorkout[]) {
  const user = { userId: 'contract-user', accessToken: TOKEN, workouts: workouts.map(toWorkout) };
  const client = googleClient({}, { users: [user], emptyPageEvery: 2 });
  return {
    source: openConnectors(fitbitConnectors, createSimulatorFetch(client.app)).source(),
    session: createFakeSession(TOKEN, TOKEN).withScopes(SCOPES),
    remove: async (id: string) => {
      await client.admin('PATCH', `users/contract-user/workouts/${id}`, { defect: 'deleted' });
    },
    trouble: async (trouble: ProviderTrouble, times: number | 'always') => {
      await client.admin('POST', 'faults', { match: {}, times, ...FAULTS[trouble] });
    },
    requests: async () => ((await client.admin('GET', 'counters')).body as { total: number }).total,
  };
}

describeSource({ name: 'fitbit', open });

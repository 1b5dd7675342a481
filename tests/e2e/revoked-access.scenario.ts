import { consentAt } from '../flows/consent-at.ts';
import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import { SIMULATED_LIMITS } from '../../packages/local/src/demo/simulated-limits.ts';
import { createHistory } from '../../packages/local/src/simulators/history/create-history.ts';
import { STRAVA_DEFAULTS } from '../../packages/local/src/simulators/strava/strava-options.ts';
import { type PeopleStage, runPeopleScenario } from './people-stage.ts';
import { isOver, type Person } from './person.ts';
import { readRequests } from './simulator-facts.ts';

const RANGE = { start: civilDate('2022-01-01'), end: civilDate('2023-06-30') };
const USER = 'revoking-user';
/** One of those that the local stage allows. */
const REDIRECT_URI = 'http://127.0.0.1:4600/connected';
/** Whose consent the user takes back once so many months are complete. */
const REVOCATIONS = [
  { provider: 'strava', simulator: 'strava', afterMonths: 3 },
  { provider: 'fitbit', simulator: 'googleHealth', afterMonths: 8 },
] as const;

/** A user who takes back their consent in the middle, at one provider after the other, and gives it again. */
await runPeopleScenario(
  {
    people: [
      { userId: USER, workouts: createHistory({ seed: 'revoked', from: RANGE.start, to: RANGE.end }) },
    ],
    simulators: {
      googleHealth: { requestsPerMinutePerUser: SIMULATED_LIMITS.googleHealthPerMinute },
      // It takes every repeat for a new workout: whatever is sent twice is there twice.
      strava: { limits: SIMULATED_LIMITS.strava, duplicates: { externalId: false, startTime: false } },
    },
    tokenSeconds: 86_400,
    longestMs: 240_000,
  },
  async (stage) => {
    const user = await stage.person(USER);
    const id = await user.start(RANGE);
    const pauses = [];
    for (const revocation of REVOCATIONS)
      pauses.push(await revokeAndReconnect(stage, user, { id, ...revocation }));
    const view = await user.follow(id, isOver);
    const { counts, doubled, destination } = await stage.compare(USER, RANGE);
    const accepted = (await readRequests(stage.system.simulatorUrls.strava)).filter(
      ({ method, path, status }) => method === 'POST' && path.endsWith('/uploads') && status === 201,
    );
    return { pauses, view, counts, doubled, destination, acceptedUploads: accepted.length };
  },
);

interface Revocation {
  readonly id: string;
  readonly provider: 'fitbit' | 'strava';
  readonly simulator: 'googleHealth' | 'strava';
  readonly afterMonths: number;
}

/** What the API tells of the pause, and what became of reconnecting. */
async function revokeAndReconnect(stage: PeopleStage, user: Person, revocation: Revocation): Promise<object> {
  const { id, provider, simulator, afterMonths } = revocation;
  await user.follow(id, (view) => view.completedChunks >= afterMonths);
  await stage[simulator].post(`/users/${USER}/revoke`, {});
  const { completedChunks } = await user.follow(
    id,
    ({ status, inFlightChunks }) => status === 'PAUSED' && inFlightChunks === 0,
  );
  const paused = await user.call('GET', `/orchestrations/${id}/status`);
  const before = await connectionsOf(user);
  const resumedTooEarly = await user.call('POST', `/orchestrations/${id}/resume`);
  await user.follow(id, ({ status }) => status === 'PAUSED');

  const connected = await connect(user, provider);
  const after = await connectionsOf(user);
  const resumed = await user.call('POST', `/orchestrations/${id}/resume`);
  return {
    provider,
    completedChunks,
    paused: paused.body,
    before: statusesOf(before),
    resumedTooEarly: resumedTooEarly.status,
    connected: connected.status,
    after: statusesOf(after),
    resumed: resumed.status,
  };
}

interface ConnectionView {
  readonly provider: string;
  readonly status: string;
  readonly authorize: { readonly url: string };
}

async function connectionsOf(user: Person): Promise<readonly ConnectionView[]> {
  const { body } = await user.call('GET', '/connections');
  return (body as { connections: ConnectionView[] }).connections;
}

function statusesOf(connections: readonly ConnectionView[]): object {
  return Object.fromEntries(connections.map(({ provider, status }) => [provider, status]));
}

/** As the app does it: the user consents on the provider's page, the app hands the code over. */
async function connect(user: Person, provider: 'fitbit' | 'strava') {
  const view = (await connectionsOf(user)).find((one) => one.provider === provider);
  const consent = { provider, clientId: STRAVA_DEFAULTS.client.id, redirectUri: REDIRECT_URI, user: USER };
  const granted = await consentAt(fetch, view?.authorize.url ?? '', consent);
  return user.call('PUT', `/connections/${provider}`, { ...granted, redirectUri: REDIRECT_URI });
}

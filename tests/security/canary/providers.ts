import { systemClock } from '../../../packages/core/src/lambda/system-clock.ts';
import { createGoogleHealthSimulator } from '../../../packages/local/src/simulators/google-health/create-google-health-simulator.ts';
import { startSimulator } from '../../../packages/local/src/simulators/start-simulator.ts';
import { createStravaSimulator } from '../../../packages/local/src/simulators/strava/create-strava-simulator.ts';
import { ATHLETE, CLIENT_SECRET, HEALTH, HEALTH_NUMBERS } from './marks.ts';

const client = { id: 'the-client', secret: CLIENT_SECRET };
const HISTORY = { seed: 'canary', from: '2023-11-01', to: '2023-12-31' };

/** What a provider and this product said to each other that must not be found elsewhere. */
export interface Heard {
  readonly tokens: Set<string>;
  readonly health: Set<string>;
  readonly workoutIds: Set<string>;
}

/** Both providers on sockets, with one athlete, whose workouts can be told. What goes over the wire is heard. */
export async function startProviders() {
  const heard: Heard = { tokens: new Set(), health: new Set(), workoutIds: new Set() };
  const common = { clock: systemClock, client };
  const google = createGoogleHealthSimulator({
    ...{ ...common, emptyPageEvery: 0 },
    users: [{ userId: ATHLETE, history: HISTORY }],
  });
  const strava = createStravaSimulator({
    ...{ ...common, processing: { polls: 0, ms: 0 } },
    users: [{ userId: ATHLETE }],
  });
  const listening = (app: { fetch(request: Request): Response | Promise<Response> }) =>
    startSimulator({ fetch: (request) => hear(heard, request, app.fetch(request)) }, { port: 0 });
  const [googleHealth, stravaServer] = [await listening(google), await listening(strava)];
  const urls = { googleHealth: googleHealth.url, strava: stravaServer.url };
  const admin = async (provider: keyof typeof urls, path: string, init: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${urls[provider]}/_admin${path}`, { headers, ...init });
    if (!answer.ok) throw new Error(`Expected ${path} to be taken, got ${await answer.text()}`);
    return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  };
  await tellAll(admin);
  return {
    ...{ urls, client, heard },
    /** What goes wrong from now on, once: see the README of the simulators. */
    fault: (provider: keyof typeof urls, fault: object) =>
      admin(provider, '/faults', { method: 'POST', body: JSON.stringify(fault) }),
    admin,
    stop: async () => void (await Promise.all([googleHealth.stop(), stravaServer.stop()])),
  };
}

/** Every workout gets a name that tells, and the figures that are looked for. */
async function tellAll(
  admin: (provider: 'googleHealth', path: string, init?: RequestInit) => Promise<Record<string, unknown>>,
): Promise<void> {
  const { workouts } = (await admin('googleHealth', '/workouts')) as { workouts: { id: string }[] };
  const body = JSON.stringify({ displayName: `${HEALTH} Run`, ...HEALTH_NUMBERS });
  for (const { id } of workouts) {
    await admin('googleHealth', `/users/${ATHLETE}/workouts/${id}`, { method: 'PATCH', body });
  }
}

async function hear(
  heard: Heard,
  request: Request,
  answering: Response | Promise<Response>,
): Promise<Response> {
  const answer = await answering;
  if (new URL(request.url).pathname.startsWith('/_admin')) return answer;
  const add = (into: Set<string>, text: string, pattern: RegExp) => {
    for (const [, found = ''] of text.matchAll(pattern)) into.add(found);
  };
  const text = await answer.clone().text();
  add(heard.tokens, text, /"(?:access|refresh)_token":\s*"([^"]+)"/g);
  add(heard.tokens, answer.headers.get('location') ?? '', /[?&]code=([^&]+)/g);
  add(heard.health, text, /<(?:Latitude|Longitude)Degrees>(-?\d+\.\d{5,})</g);
  add(heard.health, text, /"startTime":\s*"([^"]+)"/g);
  add(heard.workoutIds, text, /dataTypes\/exercise\/dataPoints\/([\w-]+)/g);
  return answer;
}

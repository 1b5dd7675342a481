import { createSyncClient, type SyncClient } from '../../packages/client/src/index.ts';
import { makeView } from '../../packages/client/src/testing/make-view.ts';
import { KNOWN_ROUTES, type KnownRoute, ROUTES } from '../../packages/openapi/src/routes.ts';

const ID = 'orch-3f8a1c52-9d0e-4b7a-8c61-2f5e7d9a0b34';
const START = { source: 'fitbit', destination: 'strava', startDate: '2023-01-01', endDate: '2023-12-31' };
const READING = { view: makeView({ orchestrationId: ID }), etag: '"1"', pollAfterMs: 10_000 };
const CODE = { code: 'code-1', redirectUri: 'https://app.example/connected', scope: 'read' };

/** The fullest call of each route: a route that is new needs one to compile. */
const CALLS: Readonly<Record<KnownRoute, (client: SyncClient) => Promise<unknown>>> = {
  'POST /orchestrations': (client) => client.start({ ...START, timeZone: 'Europe/Berlin' }),
  'GET /orchestrations': (client) => client.list({ status: 'PAUSED', cursor: 'a-cursor' }),
  'POST /orchestrations/plan': (client) => client.plan(START),
  'GET /orchestrations/{orchestrationId}/status': (client) => client.status(ID, { previous: READING }),
  'GET /orchestrations/{orchestrationId}/chunks': (client) => client.chunks(ID),
  'POST /orchestrations/{orchestrationId}/pause': (client) => client.pause(ID),
  'POST /orchestrations/{orchestrationId}/resume': (client) => client.resume(ID),
  'POST /orchestrations/{orchestrationId}/cancel': (client) => client.cancel(ID),
  'POST /orchestrations/{orchestrationId}/retry': (client) => client.retry(ID, { chunks: [0, 3] }),
  'GET /connections': (client) => client.connections(),
  'PUT /connections/{provider}': (client) => client.connect('strava', CODE),
  'DELETE /connections/{provider}': (client) => client.disconnect('strava'),
  'DELETE /me': (client) => client.eraseMe(),
};

interface Asked {
  readonly route: string;
  readonly query: Record<string, string>;
  readonly headers: readonly string[];
  readonly body: unknown;
}

async function requestOf(call: (client: SyncClient) => Promise<unknown>): Promise<Asked> {
  const asked: Asked[] = [];
  const client = createSyncClient({
    baseUrl: 'https://api.test',
    token: 'token',
    fetch: (address, { method, headers, body }) => {
      const { pathname, searchParams } = new URL(address);
      const path = pathname.replace(ID, '{orchestrationId}').replace('/strava', '/{provider}');
      asked.push({
        route: `${method} ${path}`,
        query: Object.fromEntries(searchParams),
        headers: Object.keys(headers).filter((name) => !['authorization', 'content-type'].includes(name)),
        body: body === undefined ? undefined : JSON.parse(body),
      });
      return Promise.resolve(new Response(JSON.stringify(READING.view)));
    },
  });
  await call(client);
  expect(asked).toHaveLength(1);
  return asked[0] as Asked;
}

describe('the client', () => {
  it.each(KNOWN_ROUTES)('asks %s as the API documents it', async (route) => {
    const { query, requestHeaders = [], body } = ROUTES[route];
    const asked = await requestOf(CALLS[route]);
    expect(asked.route).toBe(route);
    expect(requestHeaders).toEqual(expect.arrayContaining([...asked.headers]));
    expect(Object.keys(query?.shape ?? {}).sort()).toEqual(Object.keys(asked.query).sort());
    expect(query?.safeParse(asked.query).error).toBeUndefined();
    expect(asked.body === undefined).toBe(body === undefined);
    expect(body?.schema.safeParse(asked.body).error).toBeUndefined();
  });
});

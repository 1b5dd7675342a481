import { createSyncClient } from './create-sync-client.ts';
import type { SyncClient } from './sync-client.ts';
import { clientOver, inTurn } from './testing/client-over.ts';
import { makeView } from './testing/make-view.ts';
import type { Scripted } from './testing/scripted-api.ts';

const REQUEST = { source: 'fitbit', destination: 'strava', startDate: '2023-01-01', endDate: '2023-03-31' };
const VIEW = makeView();

interface Example {
  readonly call: (client: SyncClient) => Promise<unknown>;
  readonly request: string;
  readonly body?: object;
}

/** Calls, and the request that each makes. Ids and names are escaped: they come from outside. */
const CALLS: readonly Example[] = [
  { call: (client) => client.start(REQUEST), request: 'POST /orchestrations', body: REQUEST },
  { call: (client) => client.plan(REQUEST), request: 'POST /orchestrations/plan', body: REQUEST },
  { call: (client) => client.list(), request: 'GET /orchestrations' },
  { call: (client) => client.list({ status: 'FAILED' }), request: 'GET /orchestrations?status=FAILED' },
  {
    call: (client) => client.list({ status: 'PAUSED', cursor: 'a+b/=' }),
    request: 'GET /orchestrations?status=PAUSED&cursor=a%2Bb%2F%3D',
  },
  { call: (client) => client.status('orch-1'), request: 'GET /orchestrations/orch-1/status' },
  { call: (client) => client.status('../me'), request: 'GET /orchestrations/..%2Fme/status' },
  { call: (client) => client.chunks('orch-1'), request: 'GET /orchestrations/orch-1/chunks' },
  { call: (client) => client.pause('orch-1'), request: 'POST /orchestrations/orch-1/pause' },
  { call: (client) => client.resume('orch-1'), request: 'POST /orchestrations/orch-1/resume' },
  { call: (client) => client.cancel('orch-1'), request: 'POST /orchestrations/orch-1/cancel' },
  { call: (client) => client.retry('orch-1'), request: 'POST /orchestrations/orch-1/retry' },
  {
    call: (client) => client.retry('orch-1', { chunks: [0, 2] }),
    request: 'POST /orchestrations/orch-1/retry',
    body: { chunks: [0, 2] },
  },
  { call: (client) => client.connections(), request: 'GET /connections' },
  {
    call: (client) => client.connect('strava', { code: 'c', redirectUri: 'https://app.test/back' }),
    request: 'PUT /connections/strava',
    body: { code: 'c', redirectUri: 'https://app.test/back' },
  },
  { call: (client) => client.disconnect('str/ava'), request: 'DELETE /connections/str%2Fava' },
  { call: (client) => client.eraseMe(), request: 'DELETE /me' },
];

describe('createSyncClient', () => {
  it.each(CALLS)('makes the request $request', async ({ call, request, body }) => {
    const { client, seen, run } = clientOver(() => ({ body: VIEW }));
    await run(call(client));
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([request]);
    expect(seen[0]?.body).toEqual(body);
    expect(seen[0]?.headers['authorization']).toBe('Bearer token-1');
    expect(seen[0]?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
  });

  it('has each call in that list', () => {
    const named = new Set(CALLS.map(({ call }) => /client\.(\w+)/.exec(call.toString())?.[1]));
    const { client } = clientOver(() => ({}));
    expect(Object.keys(client).filter((name) => !named.has(name))).toEqual(['follow']);
  });

  it('hands out what the API answers', async () => {
    const body = { orchestrations: [], nextCursor: null };
    const { client, run } = clientOver(() => ({ body }));
    expect(await run(client.list())).toEqual(body);
  });

  it('answers a command with a reading: the view, its ETag, when to ask again', async () => {
    const headers = { etag: '"1"', 'retry-after': '10' };
    const { client, run } = clientOver(() => ({ status: 202, headers, body: VIEW }));
    expect(await run(client.start(REQUEST))).toEqual({ view: VIEW, etag: '"1"', pollAfterMs: 10_000 });
  });

  it('reads a status again with what it knows: the same view while nothing changed', async () => {
    const first: Scripted = { headers: { etag: '"1"', 'retry-after': '10' }, body: VIEW };
    const { client, seen, run } = clientOver(
      inTurn(first, { status: 304, headers: { 'retry-after': '60' } }),
    );
    const previous = await run(client.status('orch-1'));
    const next = await run(client.status('orch-1', { previous }));
    expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
    expect(next).toEqual({ view: VIEW, etag: '"1"', pollAfterMs: 60_000 });
    expect(next.view).toBe(previous.view);
  });

  it.each([
    ['https://api.test/', 'https://api.test/me'],
    ['http://127.0.0.1:3000/base//', 'http://127.0.0.1:3000/base/me'],
  ])('takes the base URL %s, with or without a slash at its end', async (baseUrl, url) => {
    const asked: string[] = [];
    const fetch = (input: string) => {
      asked.push(input);
      return Promise.resolve(new Response('{}'));
    };
    await createSyncClient({ baseUrl, token: 't', fetch }).eraseMe();
    expect(asked).toEqual([url]);
  });

  it.each(['api.test', '', '/orchestrations', 'file:///etc', 'https://'])(
    'refuses the base URL %j',
    (baseUrl) => {
      expect(() => createSyncClient({ baseUrl, token: 't' })).toThrow(
        `Expected \`baseUrl\` to be a web address, got ${baseUrl}`,
      );
    },
  );
});

describe('the Idempotency-Key of a start', () => {
  const keysOf = (seen: ReturnType<typeof clientOver>['seen']) =>
    seen.map(({ headers }) => headers['idempotency-key']);

  it('is another one for each start, and the same for each try of one', async () => {
    const { client, seen, run } = clientOver(inTurn({ fails: true }, { body: VIEW }), {
      random: Math.random,
    });
    await run(client.start(REQUEST));
    await run(client.start(REQUEST));
    const [first, again, second] = keysOf(seen);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  it('can be the caller’s own', async () => {
    const { client, seen, run } = clientOver(() => ({ body: VIEW }));
    await run(client.start(REQUEST, { idempotencyKey: 'mine' }));
    expect(keysOf(seen)).toEqual(['mine']);
  });
});

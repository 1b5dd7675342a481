import { makeStatusView } from './make-status-view.ts';
import { createSyncApi } from './sync-api.ts';

/** Answers with `response` and remembers what was asked. */
function apiThatAnswers(response: Response) {
  const asked: { url: string; method: string | undefined; headers: Headers; body: unknown }[] = [];
  const api = createSyncApi({
    baseUrl: 'http://api.test',
    token: 'token-1',
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      asked.push({ url: new Request(input).url, method: init?.method, headers, body: init?.body });
      return Promise.resolve(response);
    },
  });
  return { api, asked };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('createSyncApi', () => {
  const view = makeStatusView();

  it('starts with the token and the idempotency key', async () => {
    const { api, asked } = apiThatAnswers(json(202, { ...view, userId: 'user', percent: 0 }));
    const request = {
      source: 'fitbit',
      destination: 'strava',
      startDate: '2023-01-01',
      endDate: '2023-04-30',
    };
    expect(await api.start(request, 'key-1')).toEqual(view);
    expect(asked[0]).toMatchObject({ url: 'http://api.test/orchestrations', method: 'POST' });
    expect(asked[0]?.body).toBe(JSON.stringify(request));
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toMatchObject({
      authorization: 'Bearer token-1',
      'idempotency-key': 'key-1',
    });
  });

  it('hands out the ETag of a status and sends it along the next time', async () => {
    const { api } = apiThatAnswers(json(200, view, { etag: '"1"' }));
    expect(await api.readStatus('orch-1', undefined)).toEqual({ kind: 'changed', view, etag: '"1"' });

    const unchanged = apiThatAnswers(new Response(null, { status: 304 }));
    expect(await unchanged.api.readStatus('orch-1', '"1"')).toEqual({ kind: 'unchanged' });
    expect(unchanged.asked[0]?.headers.get('if-none-match')).toBe('"1"');
  });

  it('names a refusal by its problem', async () => {
    const problem = { title: 'Not possible in the current status', detail: 'It is COMPLETED.' };
    const { api } = apiThatAnswers(json(409, problem));
    await expect(api.pause('orch-1')).rejects.toMatchObject({
      httpStatus: 409,
      message:
        'POST /orchestrations/orch-1/pause answered 409 (Not possible in the current status: It is COMPLETED.)',
    });
  });

  it('refuses a body that is no status view, and names the fields', async () => {
    const { api } = apiThatAnswers(json(200, { ...view, months: 7 }));
    await expect(api.readStatus('orch-1', undefined)).rejects.toThrow(/Expected a status view.*\/months/);
  });

  it('takes an error page for an error', async () => {
    const { api } = apiThatAnswers(new Response('<html>', { status: 502 }));
    await expect(api.readStatus('orch-1', undefined)).rejects.toMatchObject({ httpStatus: 502 });
  });
});

import { createInvoke } from './create-invoke.ts';

describe('createInvoke', () => {
  const invokeWith = (answer: () => Response) => {
    const fetch = jest.fn((_url: string, _init: { readonly body: string }) => Promise.resolve().then(answer));
    return {
      fetch,
      invoke: createInvoke({ url: 'http://lambda', fetch: fetch as unknown as typeof globalThis.fetch }),
    };
  };

  it('posts the event to the function and hands its answer on', async () => {
    const { fetch, invoke } = invokeWith(() => new Response('{"ok":true}'));
    expect(await invoke('worker', { Records: [] })).toEqual({ outcome: 'answered', payload: '{"ok":true}' });
    expect(fetch.mock.calls[0]?.[0]).toBe('http://lambda/2015-03-31/functions/worker/invocations');
    expect(fetch.mock.calls[0]?.[1].body).toBe('{"Records":[]}');
  });

  it('takes a function error, which is HTTP 200, for a failure and keeps its text to itself', async () => {
    const headers = { 'x-amz-function-error': 'Unhandled' };
    const { invoke } = invokeWith(() => new Response('{"errorMessage":"token abc"}', { headers }));
    expect(await invoke('worker', {})).toEqual({ outcome: 'failed', reason: 'function error: Unhandled' });
  });

  it('takes refusals and broken connections for failures', async () => {
    const refused = invokeWith(() => new Response('', { status: 404 }));
    expect(await refused.invoke('worker', {})).toEqual({ outcome: 'failed', reason: 'HTTP 404' });
    const broken = invokeWith(() => {
      throw new TypeError('fetch failed');
    });
    expect(await broken.invoke('worker', {})).toEqual({
      outcome: 'failed',
      reason: 'unreachable (fetch failed)',
    });
  });
});

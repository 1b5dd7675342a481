import type { FetchFunction } from '@syncwell/connectors/http/connector-effects';

/** `fetch` that asks once for each URL and gives the same answer ever after, without any wait. For reads of connectors. */
export function createReplayFetch(fetch: FetchFunction): FetchFunction {
  const answers = new Map<string, { readonly status: number; readonly body: string }>();
  return async (input, init) => {
    const url = (input as URL).href;
    const known = answers.get(url);
    if (known !== undefined) return new Response(known.body, { status: known.status });
    const response = await fetch(input, init);
    const answer = { status: response.status, body: await response.text() };
    answers.set(url, answer);
    return new Response(answer.body, { status: answer.status });
  };
}

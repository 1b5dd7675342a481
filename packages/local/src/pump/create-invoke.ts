import type { Invoke } from './invocation.ts';

/** Where and how functions are called. */
export interface LambdaEndpoint {
  /** Base URL of the Lambda API. */
  readonly url: string;
  readonly fetch: typeof fetch;
}

/** Calls functions over the Invoke action of the Lambda API (2015-03-31). */
export function createInvoke({ url, fetch }: LambdaEndpoint): Invoke {
  return async (functionName, event) => {
    try {
      const response = await fetch(
        `${url}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(event),
        },
      );
      const payload = await response.text();
      const problem = readProblem(response);
      return problem === undefined
        ? { outcome: 'answered', payload }
        : { outcome: 'failed', reason: problem };
    } catch (error) {
      return {
        outcome: 'failed',
        reason: `unreachable (${error instanceof Error ? error.message : String(error)})`,
      };
    }
  };
}

/** A function error comes as HTTP 200 with a header. The payload is left out: it may quote what a user sent. */
function readProblem({ ok, status, headers }: Response): string | undefined {
  if (!ok) return `HTTP ${status}`;
  const kind = headers.get('x-amz-function-error');
  return kind === null ? undefined : `function error: ${kind}`;
}

import { ApiError } from './api-error.ts';
import { parseStatusView, type StatusView } from './status-view.ts';

/** Body of POST /orchestrations. */
export interface StartRequest {
  readonly source: string;
  readonly destination: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** What a status poll says: the view with its ETag, or that nothing changed since the ETag that was sent. */
export type StatusAnswer =
  | { readonly kind: 'changed'; readonly view: StatusView; readonly etag: string | undefined }
  | { readonly kind: 'unchanged' };

/** The HTTP API as one user sees it. Every method throws ApiError on a refusal, TypeError when nothing answers. */
export interface SyncApi {
  start(request: StartRequest, idempotencyKey: string): Promise<StatusView>;
  readStatus(id: string, etag: string | undefined): Promise<StatusAnswer>;
  pause(id: string): Promise<StatusView>;
  resume(id: string): Promise<StatusView>;
}

const REQUEST_TIMEOUT_MS = 15_000;

export function createSyncApi(options: { baseUrl: string; token: string; fetch: typeof fetch }): SyncApi {
  const call = async (
    method: string,
    path: string,
    extra: { headers?: Record<string, string>; body?: string } = {},
  ) => {
    const response = await options.fetch(`${options.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${options.token}`, ...extra.headers },
      ...(extra.body === undefined ? {} : { body: extra.body }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    const body = response.status === 304 ? undefined : await readJson(response);
    if (response.ok || response.status === 304) return { response, body };
    throw new ApiError(response.status, body, `${method} ${path}`);
  };
  const command = async (id: string, name: 'pause' | 'resume') =>
    parseStatusView((await call('POST', `/orchestrations/${id}/${name}`)).body);

  return {
    async start(request, idempotencyKey) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      const { body } = await call('POST', '/orchestrations', { headers, body: JSON.stringify(request) });
      return parseStatusView(body);
    },
    async readStatus(id, etag) {
      const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
      const { response, body } = await call('GET', `/orchestrations/${id}/status`, { headers });
      if (response.status === 304) return { kind: 'unchanged' };
      return {
        kind: 'changed',
        view: parseStatusView(body),
        etag: response.headers.get('etag') ?? undefined,
      };
    },
    pause: (id) => command(id, 'pause'),
    resume: (id) => command(id, 'resume'),
  };
}

/** The body, or undefined when it is not JSON: a crashed service answers with text. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

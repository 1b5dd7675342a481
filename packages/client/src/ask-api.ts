import { type ApiTools, callApi, type CallOptions } from './call-api.ts';
import type { CommandAnswers } from './command-answers.ts';
import type { HttpRequest } from './exchange.ts';
import { type StatusReading, toStatusReading } from './status-reading.ts';
import type { StatusOptions } from './sync-client.ts';

/** A request but for what every request has. */
export type Call = Pick<HttpRequest, 'method' | 'path' | 'body'> & Partial<Pick<HttpRequest, 'headers'>>;

/** The three kinds of calls there are. */
export interface AskApi {
  /** The body of the answer. */
  read<T>(call: Call, options?: CallOptions): Promise<T>;
  /** What a command on a sync made of it; whoever follows the sync is told. */
  command(call: Call, options?: CallOptions): Promise<StatusReading>;
  status(id: string, options?: StatusOptions): Promise<StatusReading>;
}

export function createAskApi(tools: ApiTools, commandAnswers: CommandAnswers): AskApi {
  const send = ({ headers = {}, ...call }: Call, options: CallOptions = {}) =>
    callApi({ ...call, headers }, options, tools);
  const toReading = async (call: Call, { previous, ...options }: StatusOptions = {}) => {
    const answer = await send(call, options);
    const request = `${call.method} ${call.path}`;
    return toStatusReading(answer, { request, previous, nowMs: tools.timer.now() });
  };
  return {
    read: async <T>(call: Call, options?: CallOptions) => (await send(call, options)).body as T,
    command: async (call, options) => {
      const reading = await toReading(call, options);
      commandAnswers.tell(reading);
      return reading;
    },
    status: (id, options) => {
      const etag = options?.previous?.etag;
      const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
      return toReading({ method: 'GET', path: syncPath(id, 'status'), headers }, options);
    },
  };
}

export function syncPath(id: string, name: string): string {
  return `/orchestrations/${encodeURIComponent(id)}/${name}`;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { Random } from '../../kernel/random.ts';

/** What may become of one attempt on a real connection. */
const SOCKET_FAULTS = [
  'reset',
  'answer lost',
  /** The connection breaks in the middle of the answer's body. */
  'answer torn',
  /** The answer's body stops coming, the connection stays. */
  'answer stalls',
  'error before',
  'error after',
  /** A proxy on the way says so, in HTML. */
  'bad gateway',
  'hang',
  'hang after',
  'lands late',
  'throttled',
] as const;
type SocketFault = (typeof SOCKET_FAULTS)[number];

export interface FaultyProxy {
  readonly url: string;
  readonly counts: Readonly<Record<SocketFault, number>>;
  /** Ends it with all of its connections; resolves when nothing of it is under way to the engine. */
  stop(): Promise<void>;
}

export interface FaultyProxyOptions {
  /** Base URL of the engine behind it. */
  readonly target: string;
  readonly random: Random;
  /** Share of attempts that meet a fault. */
  readonly rate: number;
  /** How much later than it came a late request lands. */
  readonly lateMs: number;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = 'application/x-amz-json-1.0';
const errorOf = (status: number, code: string): Answer => ({
  status,
  type: JSON_TYPE,
  body: JSON.stringify({ __type: `com.amazonaws#${code}`, message: 'simulated' }),
});
const BAD_GATEWAY: Answer = { status: 502, type: 'text/html', body: '<html>Bad Gateway</html>' };

/** A proxy on 127.0.0.1 before an engine of AWS that treats requests and answers as a bad network does. */
export async function startFaultyProxy(options: FaultyProxyOptions): Promise<FaultyProxy> {
  const counts = Object.fromEntries(SOCKET_FAULTS.map((fault) => [fault, 0])) as Record<SocketFault, number>;
  const late = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<Answer>>();
  const draw = () => {
    if (!options.random.chance(options.rate)) return undefined;
    const fault = options.random.pick(SOCKET_FAULTS);
    counts[fault] += 1;
    return fault;
  };
  const server = createServer((request, response) => void relay(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    stop: async () => {
      for (const timer of late) clearTimeout(timer);
      const closed = new Promise((resolve) => void server.close(resolve));
      server.closeAllConnections();
      await Promise.allSettled([closed, ...underWay]);
    },
  };

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const apply = () => {
      const answer = forward(options.target, request, body);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    };
    const breakOff = () => void response.socket?.destroy();
    switch (draw()) {
      case undefined:
        return reply(response, await apply());
      case 'reset':
        return breakOff();
      case 'answer lost':
        await apply();
        return breakOff();
      case 'answer torn':
        return replyHalf(response, await apply(), breakOff);
      case 'answer stalls':
        return replyHalf(response, await apply(), () => undefined);
      case 'error before':
        return reply(response, errorOf(500, 'InternalServerError'));
      case 'error after':
        await apply();
        return reply(response, errorOf(500, 'InternalServerError'));
      case 'bad gateway':
        await apply();
        return reply(response, BAD_GATEWAY);
      case 'hang':
        return;
      case 'hang after':
        await apply();
        return;
      case 'lands late':
        late.add(setTimeout(() => void apply(), options.lateMs));
        return;
      case 'throttled':
        return reply(response, errorOf(400, 'ThrottlingException'));
    }
  }
}

async function forward(target: string, request: IncomingMessage, body: string): Promise<Answer> {
  const passed = ['content-type', 'x-amz-target', 'x-amz-date', 'authorization'];
  const headers = passed.map((name): [string, string] => [name, String(request.headers[name])]);
  const response = await fetch(target, { method: 'POST', headers, body });
  return { status: response.status, type: JSON_TYPE, body: await response.text() };
}

function reply(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function replyHalf(response: ServerResponse, { status, type, body }: Answer, then: () => void): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.ceil(body.length / 2)), then);
}

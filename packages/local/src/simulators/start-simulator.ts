import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { AddressInfo } from 'node:net';

import { isDropped } from './shared/dropped-connection.ts';

/** Anything that answers requests; a Hono app is one. */
export interface SimulatorApp {
  fetch(request: Request, ...rest: never[]): Response | Promise<Response>;
}

export interface RunningSimulator {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  /** Closes the socket and what is still open on it. Harmless when repeated. */
  stop(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only. Port 0 = any free one. Rejects with the system's error, such as EADDRINUSE, when the
 * port cannot be had.
 */
export async function startSimulator(
  app: SimulatorApp,
  { port }: { port: number },
): Promise<RunningSimulator> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => serve(app, request, bindings as HttpBindings),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  return { url: `http://127.0.0.1:${address.port}`, stop: () => (stopped ??= close(server)) };
}

/** A connection that the simulator drops is reset without a byte of an answer. */
async function serve(app: SimulatorApp, request: Request, { outgoing }: HttpBindings): Promise<Response> {
  const response = await app.fetch(request);
  if (!isDropped(response)) return response;
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // Clients keep connections open; a close that waits for them would not end.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

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
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  return { url: `http://127.0.0.1:${address.port}`, stop: () => (stopped ??= close(server)) };
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // Clients keep connections open; a close that waits for them would not end.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

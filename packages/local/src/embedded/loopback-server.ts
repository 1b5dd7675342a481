import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one address that anything here listens on. */
export const LOOPBACK_HOST = '127.0.0.1';

/** Something that listens on the loopback interface. */
export interface LoopbackServer {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  /** Ends it, open connections included. Harmless when repeated. */
  stop(): Promise<void>;
}

/** Starts `server` on 127.0.0.1; port 0 takes a free one. Rejects with the listen error, such as EADDRINUSE. */
export async function startLoopbackServer(server: Server, port = 0): Promise<LoopbackServer> {
  server.listen(port, LOOPBACK_HOST);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return { url: `http://${LOOPBACK_HOST}:${address.port}`, stop: () => stopServer(server) };
}

async function stopServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

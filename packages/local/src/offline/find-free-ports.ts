import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';

/** Ports of 127.0.0.1 that nobody listens on now. Another process may still come first, so callers try again. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, LOOPBACK_HOST));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

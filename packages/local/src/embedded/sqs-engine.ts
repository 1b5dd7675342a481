import { buildApp } from 'fauxqs';
import { LOOPBACK_HOST, type LoopbackServer } from './loopback-server.ts';

/** What is used of the app; its own declaration does not resolve under strict settings (fauxqs 2.4.1). */
interface SqsApp {
  listen(options: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/**
 * SQS in this process and in memory: receive counts, visibility, delay and dead-letter moves as on AWS.
 * (Its own `startFauxqs` would listen on every interface.) The queue URLs it answers name a host that must be resolved
 * by DNS, so callers build them with `toQueueUrl`.
 */
export async function startSqsEngine(port = 0): Promise<LoopbackServer> {
  const app = buildApp({ logger: false }) as unknown as SqsApp;
  const url = await app.listen({ host: LOOPBACK_HOST, port });
  let closing: Promise<void> | undefined;
  return { url, stop: () => (closing ??= app.close()) };
}

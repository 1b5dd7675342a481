import { buildApp } from 'fauxqs';
import { createFairSqsStore } from './fair-sqs-store.ts';
import { LOOPBACK_HOST, type LoopbackServer } from './loopback-server.ts';

/** What is used of the app; its own declaration does not resolve under strict settings (fauxqs 2.4.1). */
interface SqsApp {
  addHook(name: 'preHandler', hook: (request: { readonly body?: unknown }) => Promise<void>): void;
  listen(options: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
}

/** Makes the app; of the stores, those that are not given are its own. Not so in its declaration. */
type BuildApp = (options: {
  readonly logger: false;
  readonly stores: { readonly sqsStore: unknown };
}) => SqsApp;

/**
 * SQS in this process and in memory: receive counts, visibility, delay, dead-letter moves and fair queues as on AWS.
 * (Its own `startFauxqs` would listen on every interface.) The queue URLs it answers name a host that must be resolved
 * by DNS, so callers build them with `toQueueUrl`.
 */
export async function startSqsEngine(port = 0): Promise<LoopbackServer> {
  const { sqsStore, noteGroups } = await createFairSqsStore();
  const app = (buildApp as unknown as BuildApp)({ logger: false, stores: { sqsStore } });
  app.addHook('preHandler', ({ body }) => {
    if (typeof body === 'object' && body !== null) noteGroups(body);
    return Promise.resolve();
  });
  const url = await app.listen({ host: LOOPBACK_HOST, port });
  let closing: Promise<void> | undefined;
  return { url, stop: () => (closing ??= app.close()) };
}

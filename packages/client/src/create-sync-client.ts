import { createAskApi } from './ask-api.ts';
import type { ApiTools } from './call-api.ts';
import { createCommandAnswers } from './command-answers.ts';
import { createConnectionCalls } from './create-connection-calls.ts';
import { createSyncCalls } from './create-sync-calls.ts';
import { followSync } from './follow-sync.ts';
import { platformFetch, platformTimer } from './platform.ts';
import type { SyncClient, SyncClientOptions } from './sync-client.ts';

const DEFAULT_TIMEOUT_MS = 15_000;

/** A client for one user. Throws TypeError when `baseUrl` is no web address. */
export function createSyncClient(options: SyncClientOptions): SyncClient {
  const tools = toTools(options);
  const { timer, random } = tools;
  const commandAnswers = createCommandAnswers();
  const ask = createAskApi(tools, commandAnswers);
  return {
    ...createSyncCalls(ask, random),
    ...createConnectionCalls(ask),
    follow: (sync, followOptions = {}) =>
      followSync(sync, followOptions, {
        readStatus: (id, { previous, signal }) => ask.status(id, { previous, signal, tries: 1 }),
        ...{ commandAnswers, timer, random },
      }),
  };
}

function toTools({
  baseUrl,
  token,
  fetch = platformFetch,
  timeoutMs = DEFAULT_TIMEOUT_MS,
  timer = platformTimer,
  random = Math.random,
}: SyncClientOptions): ApiTools {
  if (!/^https?:\/\/[^/?#]/.test(baseUrl)) {
    throw new TypeError(`Expected \`baseUrl\` to be a web address, got ${baseUrl}`);
  }
  return { baseUrl: baseUrl.replace(/\/+$/, ''), token, fetch, timeoutMs, timer, random };
}

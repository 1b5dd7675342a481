import { createSyncClient } from '../create-sync-client.ts';
import type { SyncClientOptions } from '../sync-client.ts';
import { createScriptedApi, type Scripted, type Seen } from './scripted-api.ts';
import { createVirtualTimer } from './virtual-timer.ts';

/** A client whose API answers as `answer` says; time is virtual, and chance has no say. */
export function clientOver(answer: (request: Seen) => Scripted, options: Partial<SyncClientOptions> = {}) {
  const timer = createVirtualTimer();
  const { fetch, seen } = createScriptedApi(timer, answer);
  const client = createSyncClient({
    ...{ baseUrl: 'https://api.test', token: 'token-1', fetch, timer, random: () => 0 },
    ...options,
  });
  return { client, seen, timer, run: timer.run };
}

/** Answers one after the other, the last one for ever. */
export function inTurn(...answers: readonly (Scripted | ((request: Seen) => Scripted))[]) {
  let next = 0;
  return (request: Seen): Scripted => {
    const answer = answers[Math.min(next, answers.length - 1)] ?? {};
    next += 1;
    return typeof answer === 'function' ? answer(request) : answer;
  };
}

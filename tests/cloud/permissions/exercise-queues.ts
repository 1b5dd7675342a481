import { setTimeout as sleep } from 'node:timers/promises';

import { sendMessage } from '../../../packages/cloud/src/emulator/invoke-function.ts';
import type { StatusReading } from '../../../packages/client/src/index.ts';
import { civilDate } from '../../../packages/core/src/domain/civil-date.ts';
import { isTerminal } from '../../../packages/core/src/domain/status.ts';
import {
  CHUNK_MESSAGE_VERSION,
  type ChunkMessage,
} from '../../../packages/core/src/messages/chunk-message.ts';
import { DESTINATION, SOURCE } from '../../../packages/local/src/demo/route.ts';
import { type Bench, MONTH, type Person, startSync } from './bench.ts';

/** Life of the access tokens that the simulators give, seconds: each month begins with a refresh. */
export const TOKEN_SECONDS = 4;
/** Until they are refreshed ahead of their end, milliseconds. */
const HALF_LIFE_MS = 2_500;
const NOBODY_CAN_READ_THIS = 'not a chunk message';
/** How long a month is waited for: one that cannot be copied is tried again and again. */
const PATIENCE_MS = 15_000;
const POLL_EVERY_MS = 500;
const LETTER_TAKES_MS = 3_000;
/** How long a provider keeps a worker waiting, milliseconds. */
const SLOW_MS = 6_000;

/** A month with a refresh of both tokens, a second message of it while it is at work, and one that nobody can read. */
export async function exerciseWorker(bench: Bench): Promise<void> {
  const { stage, output, newPerson } = bench;
  const person = await newPerson();
  await sleep(HALF_LIFE_MS);
  await sendMessage(stage.clients, output('ColdQueueUrl'), NOBODY_CAN_READ_THIS);
  const id = await startSlowSync(bench, person);
  await until(person, id, ({ view }) => view.inFlightChunks > 0 || isTerminal(view.status));
  await sendMessage(stage.clients, output('ColdQueueUrl'), toLetter(person, id));
  await until(person, id, ({ view }) => isTerminal(view.status));
  await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
}

/** A letter that nobody can read, and one of a month that somebody works on. */
export async function exerciseDeadLetters(bench: Bench): Promise<void> {
  const { stage, output, newPerson } = bench;
  const letters = output('DeadLetterQueueUrl');
  await sendMessage(stage.clients, letters, NOBODY_CAN_READ_THIS);
  const person = await newPerson();
  const id = await startSlowSync(bench, person);
  await until(person, id, ({ view }) => view.inFlightChunks > 0);
  await sendMessage(stage.clients, letters, toLetter(person, id));
  await sleep(LETTER_TAKES_MS);
  await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
}

/** A sync whose source lets the worker wait, so that its month is at work for a while. */
async function startSlowSync({ stage }: Bench, person: Person): Promise<string> {
  const match = { userId: person.userId, path: 'dataPoints' };
  await stage.googleHealth.post('/faults', { match, delayMs: SLOW_MS });
  return startSync(person);
}

/** Polls until `isReached`, and no longer than patience lasts. */
async function until(
  { app }: Person,
  id: string,
  isReached: (reading: StatusReading) => boolean,
): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!isReached(await app.client.status(id)) && performance.now() < giveUpAt) await sleep(POLL_EVERY_MS);
}

function toLetter({ userId }: Person, orchestrationId: string): string {
  const letter: ChunkMessage = {
    ...{ v: CHUNK_MESSAGE_VERSION, orchestrationId, userId, source: SOURCE, destination: DESTINATION },
    ...{ chunkStartDate: civilDate(MONTH.from), chunkEndDate: civilDate(MONTH.to) },
    ...{ chunkIndex: 0, run: 1, timeZone: 'UTC' },
  };
  return JSON.stringify(letter);
}

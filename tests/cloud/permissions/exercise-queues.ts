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

/** A month with a refresh of both tokens, a passing failure of the source, and a message that nobody can read. */
export async function exerciseWorker({ stage, output, newPerson }: Bench): Promise<void> {
  const person = await newPerson();
  await sleep(HALF_LIFE_MS);
  const match = { userId: person.userId, path: 'dataPoints' };
  await stage.googleHealth.post('/faults', { match, status: 503 });
  await sendMessage(stage.clients, output('ColdQueueUrl'), NOBODY_CAN_READ_THIS);
  const id = await startSync(person);
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!hasEnded(await person.app.client.status(id)) && performance.now() < giveUpAt) {
    await sleep(POLL_EVERY_MS);
  }
  await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
}

function hasEnded({ view }: StatusReading): boolean {
  return isTerminal(view.status);
}

/** A letter that nobody can read, and one of a month that somebody works on. */
export async function exerciseDeadLetters({ stage, output, newPerson }: Bench): Promise<void> {
  const letters = output('DeadLetterQueueUrl');
  await sendMessage(stage.clients, letters, NOBODY_CAN_READ_THIS);
  const person = await newPerson();
  const match = { userId: person.userId, path: 'dataPoints' };
  await stage.googleHealth.post('/faults', { match, delayMs: SLOW_MS });
  const id = await startSync(person);
  await person.app.follow(id, { until: ({ inFlightChunks }) => inFlightChunks > 0 });
  await sendMessage(stage.clients, letters, toLetter(person, id));
  await sleep(LETTER_TAKES_MS);
  await person.app.call('POST', `/orchestrations/${id}/cancel`, {});
}

function toLetter({ userId }: Person, orchestrationId: string): string {
  const letter: ChunkMessage = {
    ...{ v: CHUNK_MESSAGE_VERSION, orchestrationId, userId, source: SOURCE, destination: DESTINATION },
    ...{ chunkStartDate: civilDate(MONTH.from), chunkEndDate: civilDate(MONTH.to) },
    ...{ chunkIndex: 0, run: 1, timeZone: 'UTC' },
  };
  return JSON.stringify(letter);
}

import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { createRandom } from '../kernel/random.ts';

/** When every seed begins. */
const START = new Date('2024-06-15T12:00:00.000Z');

/** Work came to a standstill: nobody answers any more and no timer is left that could go on. */
class StandstillError extends Error {
  override readonly name = 'StandstillError';
  readonly code = 'STANDSTILL';
}

/** Left real: what the SDK and the engine do between two timers takes no time. */
const REAL = [
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'performance',
  'hrtime',
] as const;
/** Turns of the event loop before silence is a standstill, some seconds: the SDK reads files, on a busy machine slowly. */
const PATIENCE_TURNS = 1_000_000;

/**
 * Runs `work` with all timers in virtual time: whoever sleeps is woken as soon as nobody else can go on, in the order of
 * the instants. Chance comes from `seed`, the SDK's back-off included. Rejects with StandstillError when the work hangs.
 */
export async function inVirtualTime<T>(seed: number, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: START, doNotFake: [...REAL] });
  const chance = jest.spyOn(Math, 'random').mockImplementation(createRandom(seed).next);
  try {
    return await drive(work());
  } finally {
    chance.mockRestore();
    jest.useRealTimers();
  }
}

async function drive<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  let silentTurns = 0;
  for (;;) {
    // Every promise reaction that can run has run when the event loop comes round.
    await turnOfTheLoop();
    if (isOver) return work;
    silentTurns = jest.getTimerCount() === 0 ? silentTurns + 1 : 0;
    if (silentTurns > PATIENCE_TURNS)
      throw new StandstillError('Expected an answer, got silence without a timer');
    jest.advanceTimersToNextTimer();
  }
}

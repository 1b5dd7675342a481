import { civilDate } from '@syncwell/core/domain/civil-date';
import { isRetryable, ProblemError } from '@syncwell/core/domain/errors';
import { isTerminal } from '@syncwell/core/domain/status';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { Ids } from '@syncwell/core/ports';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import {
  cancelOrchestration,
  pauseOrchestration,
  resumeOrchestration,
  retryOrchestration,
} from '@syncwell/orchestrator/change-course';
import { startOrchestration } from '@syncwell/orchestrator/start-orchestration';

import type { SdkWorld } from './sdk-world.ts';

const USER = 'user-1';
const EVENTS = { publish: () => Promise.resolve() };
/** A refused resume is no fault that this world looks for. */
const UNLIMITED = { restartsPerDay: Infinity };
const THINKING_MS = 20_000;
/** Within the pauses that the SDK makes between two attempts. */
const FRANTIC_MS = 400;
const FRANTIC_PRESSES = 10;
/** Rounds of half a minute after which a quiet world must have come to its end. */
const MAX_ROUNDS = 400;
const ROUND_MS = 30_000;

/** Starts one sync of so many months, however often it takes; undefined when the world ends first. */
export async function startSync(world: SdkWorld, ids: Ids, months: number): Promise<string | undefined> {
  const dependencies = { ...world.connect(), ...UNLIMITED, clock: world.clock, ids };
  const endDate = civilDate(new Date(Date.UTC(2020, months, 0)).toISOString().slice(0, 10));
  const request = {
    source: 'fitbit',
    destination: 'strava',
    startDate: civilDate('2020-01-01'),
    endDate,
    timeZone: 'UTC',
  };
  while (!world.isOver) {
    const started = await attempt(world, () =>
      startOrchestration(dependencies, { userId: USER, request, idempotencyKey: 'key' }),
    );
    if (typeof started === 'object') return started.orchestrationId;
    if (started === 'refused') world.giveUp('a start was refused');
    await world.clock.sleep(1_000);
  }
  return undefined;
}

/** One device of the user: a few commands, each pressed again until it is answered; or pause and resume in a frenzy. */
export async function runDevice(world: SdkWorld, orchestrationId: string): Promise<void> {
  const { faults, clock } = world;
  const logger = createMemoryLogger();
  const dependencies = { ...world.connect(), ...UNLIMITED, clock, events: EVENTS, logger };
  const command = { orchestrationId, userId: USER };
  const toggles = [
    () => pauseOrchestration(dependencies, command),
    () => resumeOrchestration(dependencies, command),
  ] as const;
  const all = [
    ...toggles,
    () => retryOrchestration(dependencies, { ...command, chunks: undefined }),
    () => cancelOrchestration(dependencies, command),
  ] as const;
  const isFrantic = faults.chance(0.3);
  for (let left = isFrantic ? FRANTIC_PRESSES : faults.below(5); left > 0 && !world.isOver; left -= 1) {
    await clock.sleep(faults.next() * (isFrantic ? FRANTIC_MS : THINKING_MS));
    const press = isFrantic ? faults.pick(toggles) : faults.pick(all);
    while ((await attempt(world, press)) === undefined && faults.chance(0.7)) await clock.sleep(500);
  }
}

/** Waits for the end of a quiet world; resumes what is paused. Undefined when it never ends. */
export async function awaitEnd(world: SdkWorld, orchestrationId: string): Promise<Orchestration | undefined> {
  const connection = world.connect();
  const dependencies = { ...connection, ...UNLIMITED, clock: world.clock };
  for (let round = 0; round < MAX_ROUNDS && !world.isOver; round += 1) {
    const record = await connection.store.read(orchestrationId);
    if (record !== undefined && isTerminal(record.status) && record.announce === undefined) return record;
    if (record?.status === 'PAUSED') {
      await attempt(world, () => resumeOrchestration(dependencies, { orchestrationId, userId: USER }));
    }
    await world.clock.sleep(ROUND_MS);
  }
  return undefined;
}

/** Undefined when AWS did not answer; a refusal counts as an answer. */
async function attempt<T>(world: SdkWorld, command: () => Promise<T>): Promise<T | 'refused' | undefined> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof ProblemError) return 'refused';
    if (!isRetryable(error)) world.giveUp(`a user met ${String(error)}`);
    return undefined;
  }
}

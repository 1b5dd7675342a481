import { createHandler as createOnChunkMessage } from '@syncwell/chunk-worker/handlers/on-chunk-message';
import { createHandler as createOnDeadLetter } from '@syncwell/chunk-worker/handlers/on-dead-letter';

import { planChunks } from '@syncwell/core/domain/chunk-plan';

import { type Api, createApi } from './actors/api.ts';
import { startConsumer } from './actors/consumer.ts';
import { createEnvironments } from './actors/environments.ts';
import type { Scenario } from './actors/scenario.ts';
import { startSweeper } from './actors/sweeper.ts';
import { startUsers, type Users } from './actors/users.ts';
import { checkAcknowledged } from './invariants/check-acknowledged.ts';
import { checkWrite } from './invariants/check-write.ts';
import { COLD_QUEUE_URL, DEAD_LETTER_QUEUE_URL } from './world/sim-sqs-client.ts';
import { externalIdOf, hasTwin, workoutsOf } from './world/workouts.ts';
import type { World } from './world/world.ts';

/** In this time most chunks are in flight. */
const SOON_MS = 3_000;
const ACCEPTED = 202;
const PATIENCE_MS = 35_000;

/** Starts everybody who acts in a world: consumers, sweeper, users, and what happens to the data itself. */
export function openWorld(world: World, scenario: Scenario): Users {
  const environments = createEnvironments(world, (change, before, after) => {
    checkWrite(world, change, before, after);
    sweeper.nudge();
  });
  const sweeper = startSweeper(world, environments);
  const consumer = { world, environments, onAcknowledged: checkAcknowledged.bind(undefined, world) };
  startConsumer({
    ...consumer,
    queue: world.coldQueue,
    queueUrl: COLD_QUEUE_URL,
    handlerName: 'onChunkMessage',
    createHandler: createOnChunkMessage,
    maximumConcurrency: scenario.maximumConcurrency,
  });
  startConsumer({
    ...consumer,
    queue: world.deadLetterQueue,
    queueUrl: DEAD_LETTER_QUEUE_URL,
    handlerName: 'onDeadLetter',
    createHandler: createOnDeadLetter,
    maximumConcurrency: 2,
  });
  scheduleDisasters(world, scenario);
  prepareUsers(world, scenario);
  const api = createApi(world, environments);
  scheduleErasure(world, api, scenario);
  return startUsers(world, api, scenario);
}

/** A user wants to be forgotten, and asks until somebody says yes. */
function scheduleErasure(world: World, api: Api, { calmAtMs, starts: [start] }: Scenario): void {
  const atMs = drawErasure(world, calmAtMs);
  if (start === undefined || atMs === undefined) return;
  const { userId } = start;
  const ask = (): void => {
    world.erased.add(userId);
    world.note('user asks to be erased');
    let isDone = false;
    void api.call('deleteMe', { userId }).then(({ statusCode }) => (isDone = statusCode === ACCEPTED));
    world.scheduler.after(PATIENCE_MS, () => (isDone ? undefined : ask()));
  };
  world.scheduler.after(atMs, ask);
}

function drawErasure({ faults, erasureAtMs }: World, calmAtMs: number): number | undefined {
  if (erasureAtMs !== undefined) return faults.allows('F19', 'erase') ? erasureAtMs : undefined;
  if (!faults.strikes('F19', 'erase', { weight: 3 })) return undefined;
  return faults.detail.next() * (faults.detail.chance(0.5) ? SOON_MS : calmAtMs);
}

/** What happens to data rather than to calls: damaged letters, a redriven dead-letter queue. */
function scheduleDisasters(world: World, { calmAtMs }: Scenario): void {
  if (world.faults.strikes('F15', 'dead letter', { weight: 0.5 })) world.deadLetterQueue.send('{"v":1');
  const redrive = () => {
    if (world.faults.strikes('F10', 'redrive', { weight: 5 })) {
      for (const { body } of world.deadLetterQueue.messages.values()) world.coldQueue.send(body);
    }
    if (world.faults.isEnabled('F10')) world.scheduler.after(calmAtMs / 20, redrive);
  };
  redrive();
}

/** Each user has consented, and has some of their workouts at the destination already. */
function prepareUsers({ strava, connections }: World, { starts }: Scenario): void {
  for (const userId of new Set(starts.map((start) => start.userId))) {
    void connections.save(strava.consents.consent(userId, 'strava'));
  }
  for (const { userId, startDate, endDate } of starts) {
    for (const { start } of planChunks({ start: startDate, end: endDate })) {
      for (const { sourceId, startTime } of workoutsOf(userId, start)) {
        if (hasTwin(externalIdOf(sourceId))) strava.uploadsOf(userId).bringFromElsewhere(startTime);
      }
    }
  }
}

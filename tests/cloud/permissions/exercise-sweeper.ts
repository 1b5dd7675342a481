import { randomUUID } from 'node:crypto';

import { invokeFunction } from '../../../packages/cloud/src/emulator/invoke-function.ts';
import { changeRecord, readItemsOf } from '../../../packages/cloud/src/emulator/table-items.ts';
import { type Bench, startSync } from './bench.ts';
import { eraseAgain } from './erase-again.ts';

const LONG_AGO = { S: '2000-01-01T00:00:00.000Z' };
const FIRST_SHARD = { N: '0' };
const SWEEPER = 'syncwell-orchestrator-ci-onSweep';

/**
 * A sync whose messages were not all sent, one whose end is to be told, and a user of whom something came back after the
 * erasure; then once more, when nothing is left to be erased.
 */
export async function exerciseSweeper(bench: Bench): Promise<void> {
  const { stage, output, newPerson, appOf } = bench;
  const table = output('OrchestrationTableName');
  const due = (key: string, attributes = {}) =>
    changeRecord(stage.clients, { table, key }, { wakeShard: FIRST_SHARD, wakeAt: LONG_AGO, ...attributes });

  // Nobody who is connected: the month stays to be done.
  const stuck = { app: await appOf(`person-${randomUUID()}`) };
  const stuckId = await startSync(stuck);
  await stuck.app.follow(stuckId, { until: ({ status }) => status === 'PAUSED' });
  const ended = await newPerson();
  const endedId = await startSync(ended);
  await ended.app.call('POST', `/orchestrations/${endedId}/cancel`, {});
  const erased = await eraseAgain(bench);
  const erasure = await readErasureKey(bench, erased.userId);

  await due(stuckId, { status: { S: 'IN_PROGRESS' }, fannedOutRun: { N: '0' } });
  await due(endedId);
  await due(erasure);
  await invokeFunction(stage.clients, SWEEPER);
  await due(erasure, { lastFoundAt: LONG_AGO });
  await invokeFunction(stage.clients, SWEEPER);
  await stuck.app.call('POST', `/orchestrations/${stuckId}/cancel`, {});
}

async function readErasureKey({ stage, output }: Bench, userId: string): Promise<string> {
  const items = await readItemsOf(stage.clients, [output('OrchestrationTableName')], userId);
  const key = items
    .map(({ item }) => item['orchestrationId']?.S ?? '')
    .find((one) => one.startsWith('erasure#'));
  if (key === undefined) throw new Error('Expected an erasure of the user, found none');
  return key;
}

import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { Change } from '@syncwell/core/domain/change';
import type { Item } from '@syncwell/core/domain/item';
import type { ChangeAnswer, RecordTable } from '@syncwell/core/ports';
import { changeItem, duePage } from '@syncwell/core/testing/memory-record-table';

import type { Process } from '../kernel/process.ts';
import { drawIndexLag } from './draw-index-lag.ts';
import type { World } from './world.ts';

/** Told about every write that was applied. */
export type OnChange = (change: Change, before: Item | undefined, after: Item) => void;

/** The record table as one process sees it. */
export function createSimRecordTable(
  world: World,
  getProcess: () => Process,
  onChange: OnChange,
): RecordTable {
  const unavailable = () => new AwsUnavailableError('simulated', new Error('simulated'));
  return {
    read: (key) =>
      world.wire.call(getProcess(), {
        point: key.startsWith('route#') ? 'read guard' : 'read',
        isSentOnce: true,
        apply: () => world.items.get(key),
        unavailable,
      }),
    change: (key, original) => {
      const change = world.mutant.change?.(original) ?? original;
      return world.wire.call<ChangeAnswer>(getProcess(), {
        point: change.name,
        apply: () => applyChange(world, { key, change, onChange, process: getProcess() }),
        afterRetry: (answer) => (answer.applied ? answer : { ...answer, retried: true }),
        unavailable,
      });
    },
    due: (query) =>
      world.wire.call(getProcess(), {
        point: 'due',
        isSentOnce: true,
        apply: () => {
          const seen = new Date(new Date(query.until).getTime() - drawIndexLag(world, 'due')).toISOString();
          return duePage(world.items, { ...query, until: seen });
        },
        unavailable,
      }),
  };
}

interface Application {
  readonly key: string;
  readonly change: Change;
  readonly onChange: OnChange;
  readonly process: Process;
}

function applyChange(world: World, { key, change, onChange, process }: Application): ChangeAnswer {
  if (world.faults.strikes('F8', change.name)) return { applied: false, retried: false };
  const before = world.items.get(key);
  world.writer = process;
  const answer = changeItem(world.items, key, change);
  if (answer.applied) {
    if (before === undefined) world.bornAt.set(key, world.scheduler.now());
    world.note(`${process.handler}/${process.id} ${change.name} ${key.slice(-4)} ${describe(answer.item)}`);
    onChange(change, before, answer.item);
  }
  world.writer = undefined;
  return answer;
}

function describe(item: Item): string {
  const text = (name: string) => JSON.stringify(item[name]);
  return item['status'] === undefined
    ? ''
    : `-> ${text('status')} run ${text('run')} ${text('completedChunks')}+${text('failedChunks')} v${text('version')}`;
}

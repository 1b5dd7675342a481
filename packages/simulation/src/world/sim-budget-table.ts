import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { BudgetTable } from '@syncwell/core/budget';
import type { ChangeAnswer } from '@syncwell/core/ports';
import { changeItem } from '@syncwell/core/testing/memory-record-table';

import type { Process } from '../kernel/process.ts';
import type { World } from './world.ts';

/** The table of budgets and circuits as one process sees it. */
export function createSimBudgetTable(world: World, getProcess: () => Process): BudgetTable {
  const unavailable = () => new AwsUnavailableError('simulated', new Error('simulated'));
  const change =
    (isSentOnce: boolean): BudgetTable['change'] =>
    (key, data) =>
      world.wire.call<ChangeAnswer>(getProcess(), {
        point: data.name,
        isSentOnce,
        apply: () => changeItem(world.budgets, key, data, 'budget'),
        afterRetry: (answer) => (answer.applied ? answer : { ...answer, retried: true }),
        unavailable,
      });
  return {
    read: (key) =>
      world.wire.call(getProcess(), {
        point: 'read budget',
        isSentOnce: true,
        apply: () => world.budgets.get(key),
        unavailable,
      }),
    change: change(false),
    changeOnce: change(true),
  };
}

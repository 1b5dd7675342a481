import type { Item } from '@syncwell/core/domain/item';
import { routeKey } from '@syncwell/core/domain/route-key';

import { ANN, createErasureBench, ERASURE_KEY, NOTHING } from '../testing/erasure-bench.ts';
import { FOUR_YEARS } from '../testing/orchestrator-bench.ts';

const ROUTE = routeKey({ ...ANN, source: 'fitbit', destination: 'strava' });

/** An index that shows nothing of the user yet; what is removed, in turn. */
async function createLaggingBench() {
  const bench = await createErasureBench();
  const { records } = bench.everything;
  const remove = records.remove.bind(records);
  const removed: string[] = [];
  const beforeGuard: (() => void)[] = [];
  records.keysOf = async function* () {
    // Nothing, as yet.
  };
  records.remove = async (key, clauses) => {
    if (key === ROUTE) beforeGuard.shift()?.();
    const isGone = await remove(key, clauses);
    if (isGone) removed.push(key);
    return isGone;
  };
  const holder = () => bench.table.items.get(ROUTE)?.['holderId'] as string;
  return { ...bench, removed, beforeGuard, holder };
}

describe('eraseRoute', () => {
  it('erases a sync that the index does not show before its route is free', async () => {
    const { deleteMe, removed, holder, left } = await createLaggingBench();
    const sync = holder();
    await deleteMe(ANN);
    expect(removed).toEqual([sync, ROUTE]);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('erases whoever takes the route in between, too', async () => {
    const { deleteMe, removed, beforeGuard, holder, table, left } = await createLaggingBench();
    const sync = holder();
    const record = table.items.get(sync);
    beforeGuard.push(() => {
      table.items.set('orch-late', { ...record, orchestrationId: 'orch-late' });
      table.items.set(ROUTE, { orchestrationId: ROUTE, holderId: 'orch-late', holderRun: 1 });
    });
    await deleteMe(ANN);
    expect(removed).toEqual([sync, 'orch-late', ROUTE]);
    expect(await left('ann')).toEqual(NOTHING);
  });

  it('leaves a route that is taken again and again to the next look', async () => {
    const { deleteMe, beforeGuard, holder, table, isErasing, sweepWhenDue } = await createLaggingBench();
    for (let run = 2; run < 20; run += 1) {
      beforeGuard.push(() =>
        table.items.set(ROUTE, { orchestrationId: ROUTE, holderId: 'orch-late', holderRun: run }),
      );
    }
    await deleteMe(ANN);
    expect([holder(), isErasing()]).toEqual(['orch-late', true]);
    beforeGuard.length = 0;
    await sweepWhenDue();
    expect(table.items.has(ROUTE)).toBe(false);
  });

  it.each<Item>([{ holderId: 7 }, { holderId: '', holderRun: 1 }, { holderId: 'orch-1' }])(
    'erases a guard that cannot be read: %j',
    async (guard) => {
      const { deleteMe, removed, table } = await createLaggingBench();
      table.items.set(ROUTE, { orchestrationId: ROUTE, ...guard });
      await deleteMe(ANN);
      expect(removed).toEqual([ROUTE]);
    },
  );

  it('takes nothing away that is not of the user, whatever a guard names', async () => {
    const { deleteMe, removed, table, left, isErasing } = await createLaggingBench();
    const before = await left('bob');
    const [bobs] = [...table.items.values()].filter((item) => item['userId'] === 'bob');
    for (const holderId of [bobs?.['orchestrationId'] as string, ERASURE_KEY]) {
      table.items.set(ROUTE, { orchestrationId: ROUTE, holderId, holderRun: 1 });
      await deleteMe(ANN);
      expect([removed.splice(0), await left('bob'), isErasing()]).toEqual([[ROUTE], before, true]);
    }
  });

  it('lets the user start anew when the erasure is done', async () => {
    const { deleteMe, sweepWhenDue, start, isErasing } = await createLaggingBench();
    await deleteMe(ANN);
    await sweepWhenDue();
    expect(isErasing()).toBe(false);
    expect((await start({ ...ANN, body: FOUR_YEARS })).statusCode).toBe(202);
  });
});

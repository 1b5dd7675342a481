import type { BudgetTable } from '../../budget.ts';
import { exhaust, LIMITS, openBudgetBench } from '../budget-bench.ts';

const MIDNIGHT = '2024-06-16T00:00:01.000Z';
/** When what is left of the day may be used by whoever is there. */
const RELEASE = '2024-06-15T18:00:00.000Z';

/** No user takes it all. */
export function describeShares(getTable: () => BudgetTable): void {
  const bench = (start?: string) => openBudgetBench(getTable(), start);

  it('leaves room for a user who comes later', async () => {
    const { open } = bench();
    await exhaust(open()('ann'), 'read');
    expect(await exhaust(open()('bob'), 'read')).toBe(18);
  });

  it('shares the next window evenly among those at work', async () => {
    const { open, clock } = bench();
    const process = open();
    await exhaust(process('ann'), 'read');
    await process('bob').take('read');
    clock.advance(15 * 60);
    expect(await exhaust(process('ann'), 'read')).toBe(36);
    expect(await exhaust(process('bob'), 'read')).toBe(36);
  });

  it('counts a user who got nothing among those at work', async () => {
    const { open, clock, writes } = bench();
    const process = open({ ...LIMITS, read: { short: 3, day: 1_000 } });
    for (const user of ['ann', 'bob']) await process(user).take('read');
    await expect(process('cid').take('read')).resolves.toMatchObject({ granted: false });
    await expect(process('cid').take('read')).resolves.toMatchObject({ granted: false });
    expect(writes.filter((write) => write === 'note demand')).toHaveLength(1);
    clock.advance(15 * 60);
    await process('cid').learn({ limits: LIMITS, usage: {}, sentAt: clock.now() });
    await process('cid').take('write');
    await process('cid').learn({ limits: LIMITS, usage: {}, sentAt: clock.now() });
    expect(await exhaust(process('cid'), 'read')).toBe(24);
  });

  it('refuses a lone user of a day until its shares end, and then until midnight', async () => {
    const { open, clock } = bench();
    const budget = open({ ...LIMITS, overall: { short: 2_000, day: 100 } })('ann');
    expect(await exhaust(budget, 'write')).toBe(72);
    await expect(budget.take('write')).resolves.toEqual({
      granted: false,
      until: new Date(RELEASE),
      limit: 'DAILY',
    });
    clock.advance(6 * 60 * 60);
    expect(await exhaust(budget, 'write')).toBe(18);
    await expect(budget.take('write')).resolves.toEqual({
      granted: false,
      until: new Date(MIDNIGHT),
      limit: 'DAILY',
    });
  });

  it('names the limit that opens last', async () => {
    const { open } = bench();
    const budget = open({ ...LIMITS, overall: { short: 100, day: 100 } })('ann');
    expect(await exhaust(budget, 'write')).toBe(72);
    await expect(budget.take('write')).resolves.toMatchObject({ limit: 'DAILY' });
  });

  it('lets one call through at the smallest of limits', async () => {
    const { open } = bench();
    const none = { short: 0, day: 0 };
    expect(await exhaust(open({ overall: none, read: none })('ann'), 'read')).toBe(1);
  });
}

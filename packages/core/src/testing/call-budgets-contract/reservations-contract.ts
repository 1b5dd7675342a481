import type { BudgetTable } from '../../budget.ts';
import { exhaust, LIMITS, openBudgetBench, takeMany } from '../budget-bench.ts';

const NEXT_QUARTER = '2024-06-15T12:15:01.000Z';

/** Calls are paid for before they are made, in every window that they may fall into. */
export function describeReservations(getTable: () => BudgetTable): void {
  const bench = (start?: string) => openBudgetBench(getTable(), start);

  it('pays for several calls with one write', async () => {
    const { open, writes } = bench();
    await takeMany(open()('ann'), 'write', 12);
    expect(writes).toEqual(['reserve']);
  });

  it('lets calls that come at once share a reservation', async () => {
    const { open, writes } = bench();
    const budget = open()('ann');
    await Promise.all(Array.from({ length: 8 }, () => budget.take('write')));
    expect(writes).toEqual(['reserve']);
  });

  it('refuses until the next quarter hour when the share of the short window is used', async () => {
    const { open } = bench();
    const budget = open()('ann');
    // 200, less a tenth for live traffic, less a fifth of that for newcomers.
    expect(await exhaust(budget, 'write')).toBe(144);
    expect(await budget.take('write')).toEqual({
      granted: false,
      until: new Date(NEXT_QUARTER),
      limit: 'SHORT_TERM',
    });
  });

  it('counts reads to both limits and writes to the overall one', async () => {
    const { open } = bench();
    const budget = open()('ann');
    expect(await exhaust(budget, 'read')).toBe(72);
    expect(await exhaust(budget, 'write')).toBe(72);
  });

  it('opens with the next window', async () => {
    const { open, clock } = bench();
    const budget = open()('ann');
    await exhaust(budget, 'read');
    clock.advance(10 * 60 + 1);
    expect(await exhaust(budget, 'read')).toBe(72);
  });

  it('does not use in one window what was reserved in another', async () => {
    const { open, clock, writes } = bench();
    const budget = open()('ann');
    await budget.take('write');
    clock.advance(15 * 60);
    await budget.take('write');
    expect(writes).toEqual(['reserve', 'reserve']);
  });

  it('pays in both windows for a call that may arrive in the next', async () => {
    const { open, clock } = bench('2024-06-15T12:14:45.000Z');
    const budget = open({ ...LIMITS, read: { short: 10, day: 1_000 } })('ann');
    expect(await exhaust(budget, 'read')).toBe(7);
    clock.advance(30);
    await expect(budget.take('read')).resolves.toMatchObject({
      until: new Date('2024-06-15T12:30:01.000Z'),
    });
  });

  it('makes no call on a reservation whose write came back in another window', async () => {
    const { open, clock, table, writes } = bench('2024-06-15T12:14:30.000Z');
    const slow: BudgetTable['change'] = async (key, change) => {
      const answer = await table.change(key, change);
      clock.advance(20);
      return answer;
    };
    const budget = open(LIMITS, { change: slow })('ann');
    await expect(budget.take('write')).resolves.toEqual({ granted: true });
    await open()('ann').take('write');
    expect(writes).toEqual(['reserve']);
  });

  it('gives back what is not used once it is scarce, and never makes those calls', async () => {
    const { open, writes } = bench();
    const [ann, too] = [open()('ann'), open()('ann')];
    await takeMany(ann, 'read', 61);
    await ann.giveBack();
    expect(writes.at(-1)).toBe('give back once');
    expect(await exhaust(too, 'read')).toBe(11);
    await expect(ann.take('read')).resolves.toMatchObject({ granted: false });
  });

  it('keeps what is not used while there is plenty', async () => {
    const { open, writes } = bench();
    const ann = open()('ann');
    await ann.take('write');
    await ann.giveBack();
    await takeMany(ann, 'write', 11);
    expect(writes).toEqual(['reserve']);
  });

  it('gives nothing back of windows that are over', async () => {
    const { open, clock, writes } = bench('2024-06-15T23:50:00.000Z');
    const small = { overall: { short: 20, day: 20 }, read: { short: 20, day: 20 } };
    const budget = open(small)('ann');
    await budget.take('write');
    clock.advance(15 * 60);
    await budget.giveBack();
    expect(writes).toEqual(['reserve']);
  });
}

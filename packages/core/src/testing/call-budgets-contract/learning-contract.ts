import type { BudgetTable } from '../../budget.ts';
import { exhaust, LIMITS, openBudgetBench, takeMany } from '../budget-bench.ts';

const NEXT_QUARTER = '2024-06-15T12:15:01.000Z';
const MIDNIGHT = '2024-06-16T00:00:01.000Z';

/** What the provider tells wins. */
export function describeLearning(getTable: () => BudgetTable): void {
  const bench = (start?: string) => openBudgetBench(getTable(), start);
  const tier = { overall: { short: 400, day: 4_000 }, read: { short: 200, day: 2_000 } };

  it('takes over the limits that the provider tells, for every process', async () => {
    const { open, heard, writes } = bench();
    const ann = open()('ann');
    await ann.take('read');
    await ann.learn(heard(tier, {}));
    await ann.learn(heard(tier, {}));
    expect(writes).toEqual(['reserve', 'learn limits']);
    expect(await exhaust(ann, 'read')).toBe(143);
    expect(await exhaust(open()('bob'), 'read')).toBe(36);
  });

  it('keeps the figures that an answer leaves out', async () => {
    const { open, heard } = bench();
    const ann = open()('ann');
    await ann.take('write');
    await ann.learn(heard({ overall: { short: 400 }, read: {} }, {}));
    expect(await exhaust(ann, 'read')).toBe(72);
  });

  it('writes nothing for an answer that tells nothing new', async () => {
    const { open, heard, writes } = bench();
    const ann = open()('ann');
    await ann.take('read');
    await ann.learn(heard(LIMITS, { overall: { short: 1, day: 1 }, read: { short: 1, day: 1 } }));
    await ann.learn(heard({}, {}));
    expect(writes).toEqual(['reserve']);
  });

  it('counts on top of what others have used of the same limits', async () => {
    const { open, heard, writes } = bench();
    const ann = open()('ann');
    await takeMany(ann, 'read', 8);
    await ann.learn(heard({}, { overall: { short: 60, day: 60 }, read: { short: 60, day: 60 } }));
    expect(writes).toEqual(['reserve', 'reserve']);
    expect(await exhaust(ann, 'read')).toBe(30);
    expect(await exhaust(open()('bob'), 'read')).toBe(0);
  });

  it('knows of others from the start of a window on', async () => {
    const { open, heard, clock } = bench();
    const ann = open()('ann');
    await ann.take('read');
    clock.advance(15 * 60);
    await ann.learn(heard({}, { read: { short: 80, day: 100 } }));
    expect(await exhaust(ann, 'read')).toBe(10);
  });

  it('leaves usage aside that may be of another window', async () => {
    const { open, clock } = bench('2024-06-15T12:14:59.500Z');
    const ann = open()('ann');
    const sentAt = clock.now();
    clock.advance(1);
    await ann.learn({ limits: {}, usage: { read: { short: 90, day: 90 } }, sentAt });
    clock.advance(60);
    expect(await exhaust(ann, 'read')).toBe(72);
  });

  it.each([
    ['a short window that is full', { read: { short: 100, day: 300 } }, NEXT_QUARTER, 'SHORT_TERM'],
    ['a day that is full', { read: { short: 20, day: 1_000 } }, MIDNIGHT, 'DAILY'],
    ['both', { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } }, MIDNIGHT, 'DAILY'],
    ['something without a figure', {}, NEXT_QUARTER, 'SHORT_TERM'],
  ] as const)('stops everybody after a refusal for %s', async (_what, usage, until, limit) => {
    const { open, heard } = bench();
    const ann = open()('ann');
    await ann.take('read');
    await expect(ann.refused(heard({}, usage))).resolves.toEqual({ until: new Date(until), limit });
    for (const budget of [ann, open()('bob')]) {
      await expect(budget.take('read')).resolves.toEqual({ granted: false, until: new Date(until), limit });
    }
  });

  it('goes on writing when only reads are used up', async () => {
    const { open, heard } = bench();
    const ann = open()('ann');
    await ann.refused(heard({}, { overall: { short: 100, day: 100 }, read: { short: 100, day: 100 } }));
    await expect(ann.take('read')).resolves.toMatchObject({ granted: false });
    await expect(ann.take('write')).resolves.toEqual({ granted: true });
  });

  it('closes no window for a refusal that may be of the one before', async () => {
    const { open, clock } = bench('2024-06-15T12:14:50.000Z');
    const ann = open()('ann');
    const sentAt = clock.now();
    clock.advance(20);
    await expect(ann.refused({ limits: {}, usage: {}, sentAt })).resolves.toEqual({
      until: clock.now(),
      limit: 'SHORT_TERM',
    });
    await expect(ann.take('read')).resolves.toEqual({ granted: true });
  });
}

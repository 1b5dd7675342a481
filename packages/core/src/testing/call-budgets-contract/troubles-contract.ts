import { BudgetContendedError, type BudgetTable } from '../../budget.ts';
import { CorruptBudgetError } from '../../domain/budget/budget-state.ts';
import { absent, anyOf, exists, set } from '../../domain/change.ts';
import { LIMITS, openBudgetBench, takeMany } from '../budget-bench.ts';

const NEXT_QUARTER = '2024-06-15T12:15:01.000Z';

/** No call without a reservation, whatever the table does. */
export function describeTroubles(getTable: () => BudgetTable): void {
  const bench = (start?: string) => openBudgetBench(getTable(), start);
  const down = () => Promise.reject(Object.assign(new Error('throttled'), { retryable: true }));
  const refused = () => Promise.resolve({ applied: false, retried: false } as const);

  it('grants no call while the table does not answer', async () => {
    const { open } = bench();
    await expect(open(LIMITS, { read: down })('ann').take('read')).rejects.toMatchObject({ retryable: true });
    await expect(open(LIMITS, { change: down })('ann').take('read')).rejects.toThrow('throttled');
  });

  it('grants calls again once the table answers', async () => {
    const { open, table } = bench();
    let isDown = true;
    const change: BudgetTable['change'] = (key, data) => (isDown ? down() : table.change(key, data));
    const budget = open(LIMITS, { change })('ann');
    await expect(budget.take('read')).rejects.toThrow();
    isDown = false;
    await expect(budget.take('read')).resolves.toEqual({ granted: true });
  });

  it('goes on when something cannot be learnt or given back, and tells', async () => {
    const { open, heard, table, troubles } = bench();
    let isDown = false;
    const change: BudgetTable['change'] = (key, data) => (isDown ? down() : table.change(key, data));
    const ann = open(LIMITS, { change, changeOnce: down })('ann');
    await takeMany(ann, 'read', 61);
    await ann.giveBack();
    isDown = true;
    await ann.learn(heard({ read: { short: 7 } }, {}));
    await expect(ann.refused(heard({}, {}))).resolves.toMatchObject({ until: new Date(NEXT_QUARTER) });
    expect(troubles).toHaveLength(3);
  });

  it('passes on what is no passing error', async () => {
    const { open } = bench();
    const broken = () => Promise.reject(new TypeError('a bug'));
    const ann = open(LIMITS, { changeOnce: broken })('ann');
    await takeMany(ann, 'read', 61);
    await expect(ann.giveBack()).rejects.toThrow('a bug');
    await expect(ann.take('read')).resolves.toEqual({ granted: true });
  });

  it('gives up after others were faster again and again', async () => {
    const { open } = bench();
    const taking = open(LIMITS, { change: refused })('ann').take('read');
    await expect(taking).rejects.toBeInstanceOf(BudgetContendedError);
    await expect(taking).rejects.toMatchObject({ code: 'BUDGET_CONTENDED', retryable: true });
  });

  const damage = (table: BudgetTable, provider: string) =>
    table.change(provider, {
      name: 'damage',
      clauses: [{ name: 'always', holds: anyOf(absent(['limits']), exists(['limits'])) }],
      effects: [set(['limits'], 'many'), set(['s7'], { o: -1 }), set(['d19889'], 'much')],
    });

  it('goes on with what is sound of a damaged item, and tells', async () => {
    const { open, provider, table, troubles } = bench();
    await takeMany(open()('bob'), 'read', 12);
    await damage(table, provider);
    await expect(open()('ann').take('read')).resolves.toEqual({ granted: true });
    expect(troubles).toEqual([expect.any(CorruptBudgetError)]);
    expect(troubles[0]).toMatchObject({
      message: 'Expected a budget of calls, got bad d19889, s7.o, limits',
      attributes: ['d19889', 's7', 'limits'],
    });
    expect(Object.keys((await table.read(provider)) ?? {}).sort()).toEqual(['budget', 'd19889', 's1909392']);
  });

  it('goes on when another has mended it first, or when it is damaged between a read and a write', async () => {
    const { open, provider, table, writes } = bench();
    await damage(table, provider);
    let reads = 0;
    const read: BudgetTable['read'] = async (key) => {
      const item = await table.read(key);
      reads += 1;
      if (reads === 1) await open()('bob').take('read');
      if (reads === 2) await damage(table, provider);
      return item;
    };
    const ann = open(LIMITS, { read })('ann');
    await expect(ann.take('read')).resolves.toEqual({ granted: true });
    await takeMany(ann, 'read', 20);
    expect(writes.filter((name) => name === 'forget damage')).toHaveLength(3);
  });

  it('tells what cannot be mended', async () => {
    const { open, provider, table } = bench();
    await damage(table, provider);
    const taking = open(LIMITS, { change: refused })('ann').take('read');
    await expect(taking).rejects.toBeInstanceOf(CorruptBudgetError);
  });
}

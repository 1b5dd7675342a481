import { BudgetContendedError, type BudgetTable } from '../../budget.ts';
import { CorruptBudgetError } from '../../domain/budget/budget-state.ts';
import { absent, anyOf, type Change, exists, set } from '../../domain/change.ts';
import type { ItemValue } from '../../domain/item.ts';
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

  const damagedWindow = (name: string, value: ItemValue): Change => ({
    name: 'damage',
    clauses: [{ name: 'not there', holds: absent([name]) }],
    effects: [set([name], value)],
  });
  const damage = (table: BudgetTable, provider: string) =>
    table.change(provider, {
      name: 'damage',
      clauses: [{ name: 'always', holds: anyOf(absent(['limits']), exists(['limits'])) }],
      effects: [set(['limits'], 'many'), set(['s7'], { o: -1, r: 0 }), set(['d19889'], 'much')],
    });

  it('goes on with what is sound of a damaged item, and tells', async () => {
    const { open, provider, table, troubles } = bench();
    await takeMany(open()('bob'), 'read', 12);
    await damage(table, provider);
    await expect(open()('ann').take('read')).resolves.toEqual({ granted: true });
    expect(troubles).toEqual([expect.any(CorruptBudgetError)]);
    expect(troubles[0]).toMatchObject({
      message: 'Expected a budget of calls, got bad d19889, limits, s7.o',
      attributes: ['d19889', 'limits', 's7'],
    });
    const { budget: _key, ...left } = (await table.read(provider)) ?? {};
    expect(left).toMatchObject({ d19889: { r: 4 }, s1909392: { r: 16 }, mends: 1 });
    expect(Object.keys(left)).toHaveLength(3);
  });

  it('keeps what others counted when its mend comes late', async () => {
    const { open, provider, table, writes } = bench();
    await damage(table, provider);
    let isFirst = true;
    const read: BudgetTable['read'] = async (key) => {
      const item = await table.read(key);
      if (isFirst) await takeMany(open()('bob'), 'read', 10);
      isFirst = false;
      return item;
    };
    await expect(open(LIMITS, { read })('ann').take('read')).resolves.toEqual({ granted: true });
    expect(writes.filter((name) => name === 'forget damage')).toHaveLength(2);
    expect(await table.read(provider)).toMatchObject({ s1909392: { r: 16 }, d19889: { r: 16 } });
  });

  it('goes on when it is damaged between a read and a write', async () => {
    const { open, provider, table } = bench();
    let isFirst = true;
    const read: BudgetTable['read'] = async (key) => {
      const item = await table.read(key);
      if (isFirst) await table.change(provider, damagedWindow('s7', 'much'));
      isFirst = false;
      return item;
    };
    const ann = open(LIMITS, { read })('ann');
    await takeMany(ann, 'read', 20);
    expect(Object.keys((await table.read(provider)) ?? {})).not.toContain('s7');
  });

  it.each<[what: string, attribute: string, value: ItemValue]>([
    ['limits in another form', 'limits', '0200,2000;100,1000'],
    ['limits beyond all numbers', 'limits', `${'9'.repeat(17)},2000;100,1000`],
    ['a window without totals', 's1909392', {}],
    ['a window that lacks a total', 's1909392', { o: 1 }],
    ['a counter of nobody', 's1909392', { o: 1, r: 1, x_1: 1 }],
  ])('mends %s', async (_what, attribute, value) => {
    const { open, provider, table, troubles } = bench();
    await table.change(provider, damagedWindow(attribute, value));
    await expect(open()('ann').take('read')).resolves.toEqual({ granted: true });
    expect(troubles).toHaveLength(1);
  });

  it('mends an item that is damaged all over', async () => {
    const { open, provider, table } = bench();
    await table.change(provider, damagedWindow('mends', 'many'));
    for (let window = 0; window < 50; window += 1) {
      await table.change(provider, damagedWindow(`d${window}`, 'much'));
    }
    await expect(open()('ann').take('read')).resolves.toEqual({ granted: true });
  });

  it('tells what cannot be mended', async () => {
    const { open, provider, table } = bench();
    await damage(table, provider);
    const taking = open(LIMITS, { change: refused })('ann').take('read');
    await expect(taking).rejects.toBeInstanceOf(CorruptBudgetError);
  });
}

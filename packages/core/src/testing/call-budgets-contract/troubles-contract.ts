import { BudgetContendedError, type BudgetTable } from '../../budget.ts';
import { CorruptBudgetError } from '../../domain/budget/budget-state.ts';
import { absent, set } from '../../domain/change.ts';
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

  it('tells a damaged item from a passing error', async () => {
    const { open, provider, table } = bench();
    await table.change(provider, {
      name: 'damage',
      clauses: [{ name: 'nothing there', holds: absent(['limits']) }],
      effects: [set(['limits'], 'many'), set(['s7'], { o: -1 })],
    });
    const taking = open()('ann').take('read');
    await expect(taking).rejects.toBeInstanceOf(CorruptBudgetError);
    await expect(taking).rejects.toThrow('Expected a budget of calls, got bad s7.o, limits');
  });
}

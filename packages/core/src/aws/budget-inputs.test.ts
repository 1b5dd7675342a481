import type { HeardUsage, PaidCalls } from '../domain/budget/budget-lines.ts';
import { toBudgetState } from '../domain/budget/budget-state.ts';
import { planReservation } from '../domain/budget/plan-reservation.ts';
import { windowLengths } from '../domain/budget/windows.ts';
import type { Item } from '../domain/item.ts';
import { toUpdateItemInput } from './to-update-item-input.ts';

const LENGTHS = windowLengths(15 * 60 * 1000, 1);
const LIMITS = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };
const NOTHING: HeardUsage = new Map();
/** Short window 1909296, day 19888. */
const NOON = new Date('2024-06-14T12:00:10.000Z');

function inputOf(item: Item | undefined, kind: 'read' | 'write', heard = NOTHING, paid?: PaidCalls) {
  const known = { rules: { lengths: LENGTHS, initial: LIMITS }, state: toBudgetState(item), heard };
  const plan = planReservation(known, { user: 'a3f', kind, at: NOON, paid });
  if (plan.kind === 'refuse') throw new Error('Expected a reservation');
  const target = { tableName: 'budgets', keyName: 'budget', key: 'strava' };
  return toUpdateItemInput(target, plan.change);
}

describe('planReservation', () => {
  it('starts the windows of a first write', () => {
    expect(inputOf(undefined, 'write')).toMatchObject({
      TableName: 'budgets',
      Key: { budget: { S: 'strava' } },
      ConditionExpression:
        'attribute_not_exists(#limits) AND attribute_not_exists(#s1909296) AND attribute_not_exists(#d19888)',
      UpdateExpression: 'SET #s1909296 = :v0, #d19888 = :v1',
      ExpressionAttributeValues: {
        ':v0': { M: { o: { N: '12' }, o_a3f: { N: '12' }, r: { N: '0' } } },
        ':v1': { M: { o: { N: '12' }, o_a3f: { N: '12' }, r: { N: '0' } } },
      },
    });
  });

  it('counts a read to both limits, on what is there, within capacity and share', () => {
    const item = {
      budget: 'strava',
      limits: '200,2000;100,1000',
      s1909296: { o: 20, r: 5, o_b00: 20, r_b00: 5 },
      d19888: { o: 300, r: 100, o_a3f: 30 },
    };
    expect(inputOf(item, 'read')).toMatchObject({
      ConditionExpression: [
        '#limits = :v0',
        '#s1909296.#o <= :v1',
        '(attribute_not_exists(#s1909296.#o_a3f) OR #s1909296.#o_a3f <= :v2)',
        '#s1909296.#r <= :v3',
        '(attribute_not_exists(#s1909296.#r_a3f) OR #s1909296.#r_a3f <= :v4)',
        '#d19888.#o <= :v5',
        '(attribute_not_exists(#d19888.#o_a3f) OR #d19888.#o_a3f <= :v6)',
        '#d19888.#r <= :v7',
        '(attribute_not_exists(#d19888.#r_a3f) OR #d19888.#r_a3f <= :v8)',
      ].join(' AND '),
      ExpressionAttributeValues: {
        ':v0': { S: '200,2000;100,1000' },
        ':v1': { N: '176' },
        ':v2': { N: '68' },
        ':v3': { N: '86' },
        ':v4': { N: '32' },
        ':v5': { N: '1796' },
        ':v6': { N: '716' },
        ':v7': { N: '896' },
        ':v8': { N: '356' },
        ':v9': { N: '0' },
        ':v10': { N: '4' },
      },
    });
  });

  it('counts calls that were paid for in the day and not made only to the new short window', () => {
    const item = { budget: 'strava', s1909295: { o: 12, r: 0 }, d19888: { o: 1_435, r: 0, o_a3f: 1_435 } };
    const paid = { windows: new Set(['s1909295', 'd19888']), count: 7 };
    const input = inputOf(item, 'write', NOTHING, paid);
    expect(input.ConditionExpression).toContain('attribute_not_exists(#s1909296)');
    expect(input.ExpressionAttributeValues).toMatchObject({
      // Room for five more, of all and of its share of 1,440.
      ':v0': { N: '1795' },
      ':v1': { N: '1435' },
    });
    const values = Object.values(input.ExpressionAttributeValues ?? {});
    expect(values).toContainEqual({ M: { o: { N: '12' }, r: { N: '0' }, o_a3f: { N: '12' } } });
    expect(values).toContainEqual({ N: '5' });
    expect(inputOf(item, 'write', NOTHING, { ...paid, count: 12 }).UpdateExpression).not.toContain('#d19888');
  });

  it('counts on top of what the provider told, while less than that is stored', () => {
    const item = { budget: 'strava', s1909296: { o: 20, r: 5 }, d19888: { o: 20, r: 5 } };
    const input = inputOf(item, 'write', new Map([['s1909296', { overall: 60 }]]));
    expect(input.ConditionExpression).toContain('#s1909296.#o < :v0');
    expect(input.UpdateExpression).toContain('#s1909296.#o = :v');
    expect(input.ExpressionAttributeValues).toMatchObject({ ':v0': { N: '60' } });
    expect(Object.values(input.ExpressionAttributeValues ?? {})).toContainEqual({ N: '72' });
  });

  it('forgets windows that are over, but the last short one', () => {
    const empty = { o: 0, r: 0 };
    const item = { budget: 'strava', s1909294: empty, s1909295: empty, d19887: empty, d19888: empty };
    expect(inputOf(item, 'write').UpdateExpression).toMatch(/ REMOVE #s1909294, #d19887$/);
  });
});

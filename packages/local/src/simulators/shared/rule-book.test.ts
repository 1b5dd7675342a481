import { createRuleBook } from './rule-book.ts';

const always = () => true;

describe('createRuleBook', () => {
  it('gives the first rule that fits, as often as it says', () => {
    const book = createRuleBook<{ times: number | 'always'; share: number; month: string }>('rule');
    book.add({ times: 1, share: 1, month: 'may' });
    const june = book.add({ times: 'always', share: 1, month: 'june' });
    expect([book.take(always)?.id, book.take(always)?.id, book.take(always)?.id]).toEqual([
      'rule-1',
      'rule-2',
      'rule-2',
    ]);
    expect(book.take(({ month }) => month === 'may')).toBeUndefined();
    expect(book.list()).toEqual([{ id: 'rule-2', times: 'always', share: 1, month: 'june' }]);
    expect([book.remove(june.id), book.remove(june.id)]).toEqual([true, false]);
    expect(book.take(always)).toBeUndefined();
  });

  it('strikes about the share of the cases that fit, the same ones each time', () => {
    const strikes = () => {
      const book = createRuleBook('fault');
      book.add({ times: 'always', share: 0.05 });
      return Array.from({ length: 2_000 }, () => book.take(always) !== undefined);
    };
    const struck = strikes().filter(Boolean).length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(140);
    expect(strikes()).toEqual(strikes());
  });
});

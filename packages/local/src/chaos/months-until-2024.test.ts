import { countChunks } from '@syncwell/core/domain/chunk-plan';
import { monthsUntil2024 } from './months-until-2024.ts';

describe('monthsUntil2024', () => {
  it('ends with 2023 and has as many chunks as months', () => {
    expect(monthsUntil2024(48)).toEqual({ start: '2020-01-01', end: '2023-12-31' });
    expect(monthsUntil2024(2)).toEqual({ start: '2023-11-01', end: '2023-12-31' });
    for (const months of [1, 11, 12, 13, 120]) expect(countChunks(monthsUntil2024(months))).toBe(months);
  });
});

import { mergeLimits, packLimits, unpackLimits } from './limits.ts';

const LIMITS = { overall: { short: 200, day: 2_000 }, read: { short: 100, day: 1_000 } };

describe('packLimits', () => {
  it('is one text that comes back as it was', () => {
    expect(packLimits(LIMITS)).toBe('200,2000;100,1000');
    expect(unpackLimits(packLimits(LIMITS))).toEqual(LIMITS);
  });

  it.each(['', '200,2000', '200,2000;,', '1,2;3,4;5', '-1,2;3,4'])('does not take %j', (text) => {
    expect(unpackLimits(text)).toBeUndefined();
  });
});

describe('mergeLimits', () => {
  it('replaces what was heard and keeps the rest', () => {
    const heard = { overall: { short: 400 }, read: { day: undefined } } as never;
    expect(mergeLimits(LIMITS, heard)).toEqual({ ...LIMITS, overall: { short: 400, day: 2_000 } });
    expect(mergeLimits(LIMITS, {})).toEqual(LIMITS);
  });
});

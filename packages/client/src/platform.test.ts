import { platformTimer, randomKey } from './platform.ts';

describe('platformTimer', () => {
  it('does not take a long wait for none', () => {
    const start = jest.spyOn(globalThis, 'setTimeout');
    platformTimer.after(60 * 24 * 3_600_000, () => undefined)();
    expect(start.mock.calls[0]?.[1]).toBe(2 ** 31 - 1);
    start.mockRestore();
  });

  it('calls once, unless that is taken back', async () => {
    const calls: string[] = [];
    const takeBack = platformTimer.after(0, () => calls.push('first'));
    takeBack();
    await new Promise<void>((resolve) => void platformTimer.after(1, resolve));
    expect(calls).toEqual([]);
  });
});

describe('randomKey', () => {
  it('has 128 bits of chance', () => {
    expect(randomKey(() => 0.999)).toBe('f'.repeat(32));
    const keys = Array.from({ length: 1_000 }, () => randomKey(Math.random));
    expect(new Set(keys).size).toBe(1_000);
  });
});

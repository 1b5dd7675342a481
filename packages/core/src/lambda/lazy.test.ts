import { lazy } from './lazy.ts';

describe('lazy', () => {
  it('creates at the first call, and never again', () => {
    let calls = 0;
    const get = lazy(() => ({ number: (calls += 1) }));
    expect(calls).toBe(0);
    expect(get()).toBe(get());
    expect(calls).toBe(1);
  });

  it('keeps undefined too', () => {
    let calls = 0;
    const get = lazy(() => void (calls += 1));
    get();
    get();
    expect(calls).toBe(1);
  });

  it('tries again after a failure', () => {
    let calls = 0;
    const get = lazy(() => {
      calls += 1;
      if (calls === 1) throw new Error('not yet');
      return calls;
    });
    expect(get).toThrow('not yet');
    expect(get()).toBe(2);
  });
});

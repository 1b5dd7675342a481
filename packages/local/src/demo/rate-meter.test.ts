import { createRateMeter } from './rate-meter.ts';

describe('createRateMeter', () => {
  it('measures the last ten seconds', () => {
    const meter = createRateMeter();
    for (let second = 0; second <= 30; second += 1) {
      meter.add({ atMs: second * 1_000, months: second < 20 ? 0 : (second - 20) * 3, workouts: second * 5 });
    }
    expect(meter.read()).toEqual({ monthsPerSecond: 3, workoutsPerSecond: 5 });
  });

  it('says nothing before there is a second to judge by, also after a reset', () => {
    const meter = createRateMeter();
    meter.add({ atMs: 0, months: 0, workouts: 0 });
    meter.add({ atMs: 900, months: 4, workouts: 9 });
    expect(meter.read()).toBeUndefined();
    meter.add({ atMs: 1_000, months: 4, workouts: 9 });
    expect(meter.read()).toBeDefined();
    meter.reset();
    expect(meter.read()).toBeUndefined();
  });
});

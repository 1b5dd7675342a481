import { planKills } from './plan-kills.ts';

describe('planKills', () => {
  const plans = Array.from({ length: 200 }, (_, sync) => planKills({ seed: 1, sync, most: 20 }));

  it('is decided by seed and sync', () => {
    expect(planKills({ seed: 1, sync: 3, most: 20 })).toEqual(plans[3]);
    expect(planKills({ seed: 2, sync: 3, most: 20 })).not.toEqual(plans[3]);
  });

  it('kills one to three times, fewer than a chunk has tries, in order', () => {
    expect(new Set(plans.map((plan) => plan.length))).toEqual(new Set([1, 2, 3]));
    for (const plan of plans) {
      const percents = plan.map(({ atPercent }) => atPercent);
      expect(percents).toEqual(percents.toSorted((one, other) => one - other));
      for (const percent of percents) {
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(90);
      }
    }
  });

  it('kills both processes about as often', () => {
    const targets = plans.flat().map(({ target }) => target);
    const pumps = targets.filter((target) => target === 'pump').length;
    expect(pumps / targets.length).toBeGreaterThan(0.4);
    expect(pumps / targets.length).toBeLessThan(0.6);
  });

  it('never plans more than there are left', () => {
    for (let sync = 0; sync < 20; sync += 1) {
      expect(planKills({ seed: 1, sync, most: 1 })).toHaveLength(1);
    }
  });
});

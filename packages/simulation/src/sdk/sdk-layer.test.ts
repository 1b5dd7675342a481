import { FAULTS, type Fault, type FaultRates } from './faults/fault.ts';
import { runSdkSeed, type SdkRun } from './run-sdk-seed.ts';
import { BAD_VARIANTS } from './variants.ts';
import type { Variant } from './world/connection.ts';

const SEEDS_PER_TEST = 50;
const TESTS = 6;
/** On a busy machine; a test takes some seconds. */
const PATIENCE_MS = 120_000;

describe('the product over real SDK clients', () => {
  const runs: SdkRun[] = [];

  it.each(Array.from({ length: TESTS }, (_, index) => index * SEEDS_PER_TEST))(
    'counts right, answers right and ends, from seed %i',
    async (first) => {
      for (let seed = first; seed < first + SEEDS_PER_TEST; seed += 1) runs.push(await runSdkSeed(seed));
      expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('met every fault at least a hundred times', () => {
    const sum = (fault: Fault) => runs.reduce((total, { faults }) => total + faults[fault], 0);
    expect(FAULTS.filter((fault) => sum(fault) < 100)).toEqual([]);
  });

  it('ended in every way', () => {
    const statuses = [...new Set(runs.map(({ status }) => status))];
    expect(statuses.toSorted()).toEqual(['CANCELLED', 'COMPLETED', 'FAILED']);
  });

  it.each([3, 11, 42])('is the same again for seed %i', async (seed) => {
    expect(await runSdkSeed(seed)).toEqual(runs[seed]);
  });
});

async function firstBadRun(variant: Variant, rates: FaultRates): Promise<SdkRun> {
  for (let seed = 0; seed < 300; seed += 1) {
    const run = await runSdkSeed(seed, variant, rates);
    if (run.violations.length > 0) return run;
  }
  throw new Error('Expected a violation within 300 seeds, got none');
}

describe('the check of the SDK layer', () => {
  it.each([
    ['bare ADD counter', 'answer lost', /one call applied twice|counters/],
    ['user command without run', 'lands late', /one call applied twice/],
    ['retried not reported', 'answer lost', /says retried: false/],
    ['no request timeout', 'hang', /silence without a timer/],
  ] as const)(
    'sees a %s by the fault "%s"',
    async (name, fault, message) => {
      const rates = { rate: 0.4, kinds: [fault] };
      const { seed, violations } = await firstBadRun(BAD_VARIANTS[name], rates);
      expect(violations.join('\n')).toMatch(message);
      expect((await runSdkSeed(seed, {}, rates)).violations).toEqual([]);
    },
    PATIENCE_MS,
  );
});

import { FAULT_CLASS_NAMES } from './faults/fault.ts';
import { findMutant } from './find-mutant.ts';
import { MUTANTS } from './mutants/mutants.ts';
import { runSeed } from './run-seed.ts';

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);
/** Mutants that a few runs find; the others are found by `npm run simulate -- --mutants`. */
const QUICKLY_FOUND_WITHIN = 60;

describe('runSeed', () => {
  it('keeps every invariant under every class of faults', async () => {
    const broken: string[] = [];
    for (const seed of SEEDS) {
      const { violations } = await runSeed({ seed, classes: FAULT_CLASS_NAMES });
      for (const { invariant, message } of violations) broken.push(`seed ${seed}: ${invariant} ${message}`);
    }
    expect(broken).toEqual([]);
  }, 60_000);

  it('lives the same life twice under one seed', async () => {
    const options = { seed: 77, classes: FAULT_CLASS_NAMES };
    const [one, two] = [await runSeed(options), await runSeed(options)];
    expect(two.timeline).toEqual(one.timeline);
    expect(two.faults).toEqual(one.faults);
  });

  it('completes without a fault when there is none', async () => {
    const { faults, violations, timeline } = await runSeed({ seed: 5, classes: [], chunks: 12 });
    expect([faults, violations]).toEqual([[], []]);
    expect(timeline.join('\n')).toContain('"COMPLETED"');
  });
});

describe('findMutant', () => {
  const quick = MUTANTS.filter(({ name }) =>
    ['bare counter', 'ignore Failed[]', 'resume from zero'].includes(name),
  );

  it.each(quick.map((mutant) => ({ mutant })))('catches $mutant.name', async ({ mutant }) => {
    const { invariant } = await findMutant(mutant, 0, QUICKLY_FOUND_WITHIN);
    expect(mutant.caughtBy).toContain(invariant);
  });
});

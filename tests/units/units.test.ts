import { describeOnEngines } from '../../packages/core/src/testing/describe-on-engines.ts';
import { MEASURED_FIGURES } from '../../packages/local/src/cost/unit-figures.ts';
import { judgeUnits } from './judge-units.ts';
import { measureUnits, type MeasuredUnits } from './measure-units.ts';
import { unitBounds } from './unit-bounds.ts';

const SYNC_MS = 120_000;

describeOnEngines('a sync that nobody is in the way of', ['TEST_DYNAMODB_ENDPOINT'], (endpoints) => {
  let measured: MeasuredUnits;

  beforeAll(async () => {
    const range = { from: '2023-07-01', to: '2023-12-31' };
    measured = await measureUnits(endpoints.TEST_DYNAMODB_ENDPOINT, range);
  }, SYNC_MS);

  it('writes the record twice for each month and once at the end, and reads it never', () => {
    const { chunks, refused, figures } = measured;
    expect({ chunks, refused, reads: figures.recordReadsPerChunk }).toEqual({
      chunks: 6,
      refused: 0,
      reads: 0,
    });
    expect(Math.round(figures.recordWritesPerChunk * chunks)).toBe(2 * chunks + 1);
  });

  it('costs one read unit of the record for each poll', () => {
    expect(measured.figures.recordReadsPerPoll).toBe(1);
  });

  it('uses of ledger and budgets what the estimate of the costs reckons with', () => {
    const { ledgerWritesPerWorkout, ledgerReadsPerWorkout, budgetWritesPerWorkout } = measured.figures;
    expect(ledgerWritesPerWorkout).toBeCloseTo(MEASURED_FIGURES[48].ledgerWritesPerWorkout, 0);
    expect(ledgerReadsPerWorkout).toBeCloseTo(MEASURED_FIGURES[48].ledgerReadsPerWorkout, 0);
    expect(budgetWritesPerWorkout).toBeLessThan(0.5);
  });
});

describe('judgeUnits', () => {
  const figures = MEASURED_FIGURES[120];

  it('is content with what was measured', () => {
    expect(judgeUnits(figures, unitBounds(120)).filter(({ verdict }) => verdict === 'over')).toEqual([]);
  });

  it.each([
    ['recordWritesPerChunk', 5.01],
    ['recordReadsPerChunk', 0.1],
    ['recordReadsPerPoll', 2],
    ['ledgerWritesPerWorkout', 2.2],
  ] as const)('calls %s of %f over', (key, value) => {
    const verdicts = judgeUnits({ ...figures, [key]: value }, unitBounds(120));
    expect(verdicts.filter(({ verdict }) => verdict === 'over').map(({ text }) => text)).toEqual([
      expect.stringContaining(value.toFixed(2)),
    ]);
  });

  it('allows three write units per chunk where there are 48', () => {
    const [first] = judgeUnits({ ...MEASURED_FIGURES[48], recordWritesPerChunk: 3.01 }, unitBounds(48));
    expect(first?.text).toMatch(/3\.01 {2}<= {3}3\.00 {2}over$/);
  });
});

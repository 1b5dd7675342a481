import { judgeUnits } from './judge-units.ts';
import { measureUnits } from './measure-units.ts';
import { unitBounds } from './unit-bounds.ts';

const RANGES = [
  { chunks: 48, from: '2020-01-01', to: '2023-12-31' },
  { chunks: 120, from: '2014-01-01', to: '2023-12-31' },
] as const;

/** Whole syncs of 48 and 120 months on the engine at the URL that it is given, each figure against its bound. */
async function main(): Promise<void> {
  const endpoint = process.argv[2];
  if (endpoint === undefined) throw new Error('Expected the URL of a DynamoDB, got nothing');
  const verdicts: string[] = [];
  for (const { chunks, ...range } of RANGES) {
    const measured = await measureUnits(endpoint, range);
    if (measured.chunks !== chunks) throw new Error(`Expected ${chunks} chunks, got ${measured.chunks}`);
    console.log(`\n${chunks} chunks, ${measured.workouts} workouts, ${measured.refused} writes refused`);
    for (const { text, verdict } of judgeUnits(measured.figures, unitBounds(chunks))) {
      console.log(`  ${text}`);
      verdicts.push(verdict);
    }
  }
  const over = verdicts.filter((verdict) => verdict === 'over').length;
  console.log(`\n${verdicts.length - over} ok, ${over} over`);
  process.exit(over === 0 ? 0 : 1);
}

// Who started it is gone.
process.once('disconnect', () => process.exit(1));
void main();

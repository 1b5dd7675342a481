import { renderTable } from '../demo/render-table.ts';
import type { CostLine } from './cost-line.ts';
import type { CostOptions } from './cost-options.ts';
import { estimateStage } from './estimate-stage.ts';
import { estimateSync } from './estimate-sync.ts';
import { PRICES_AS_OF, PRICES_REGION } from './list-prices.ts';

/** What `npm run cost` prints. */
export function costText(options: CostOptions): string {
  const { from, to, chunks, workouts, polls } = options;
  const [sync, stage] = [estimateSync(options), estimateStage()];
  return [
    `One sync, ${from} to ${to}: ${chunks} months, ${workouts} workouts, ${polls} polls`,
    ...table(sync),
    `A thousand such syncs: ${dollars(1_000 * sum(sync), 2)}`,
    '',
    'A stage in a month without any sync, beside it',
    ...table(stage),
    '',
    'Measured: DynamoDB units by npm run bench:units, the size of an upload by npm run bench:uploads.',
    `List prices of ${PRICES_REGION} as of ${PRICES_AS_OF}, without free tiers, taxes and storage.`,
  ].join('\n');
}

function table(lines: readonly CostLine[]): string[] {
  const rows = lines.map(({ service, what, quantity, cost }) => [
    service,
    round(quantity),
    what,
    dollars(cost, 4),
  ]);
  const all = [...rows, ['all', '', '', dollars(sum(lines), 4)]];
  const width = Math.max(...all.map(([, quantity = '']) => quantity.length));
  const aligned = all.map(([service = '', quantity = '', ...rest]) => [
    service,
    quantity.padStart(width),
    ...rest,
  ]);
  return renderTable(['service', 'quantity', 'of', 'US dollars'], aligned).map((line) => `  ${line}`);
}

function sum(lines: readonly CostLine[]): number {
  return lines.reduce((total, { cost }) => total + cost, 0);
}

function dollars(amount: number, digits: number): string {
  return `$${amount.toFixed(digits)}`;
}

/** Whole numbers where they are big, three digits where they are small. */
function round(quantity: number): string {
  return quantity >= 10
    ? Math.round(quantity).toLocaleString('en-US')
    : String(Number(quantity.toPrecision(3)));
}

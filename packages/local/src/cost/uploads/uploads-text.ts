import { renderTable } from '../../demo/render-table.ts';
import type { UploadMeasure } from './measure-uploads.ts';

/** Measured workouts under the name that the table has for them. */
export type NamedMeasures = readonly [name: string, measures: readonly UploadMeasure[]];

const HEADING = [
  'workouts',
  'number',
  'KB of TCX',
  'KB packed',
  '% of TCX',
  'KB sent',
  'ms to make',
  'to pack',
  '% of making',
];

/** What `npm run bench:uploads` prints: means of one workout, and both ratios of the sums. */
export function uploadsText(rows: readonly NamedMeasures[]): string {
  return renderTable(
    HEADING,
    rows.map(([name, measures]) => toRow(name, measures)),
  ).join('\n');
}

function toRow(name: string, measures: readonly UploadMeasure[]): string[] {
  const mean = (pick: (one: UploadMeasure) => number) =>
    measures.reduce((sum, one) => sum + pick(one), 0) / measures.length;
  const [tcx, packed, make, pack] = [
    mean(({ tcxBytes }) => tcxBytes),
    mean(({ packedBytes }) => packedBytes),
    mean(({ makeMs }) => makeMs),
    mean(({ packMs }) => packMs),
  ];
  return [
    ...[name, String(measures.length), kilobytes(tcx), kilobytes(packed), percent(packed / tcx)],
    ...[
      kilobytes(mean(({ bodyBytes }) => bodyBytes)),
      make.toFixed(2),
      pack.toFixed(2),
      percent(pack / make),
    ],
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function percent(part: number): string {
  return (100 * part).toFixed(1);
}

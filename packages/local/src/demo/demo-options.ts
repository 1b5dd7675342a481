import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { civilDate, parseCivilDate, type CivilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';

import type { RawOptions } from './read-options.ts';
import { UsageError } from './usage-error.ts';

/** What one run of the demo does. */
export interface DemoOptions {
  readonly range: DateRange;
  readonly seed: number;
  /** Pause and resume once on the way. */
  readonly pause: boolean;
  readonly keep: boolean;
  readonly json: boolean;
  /** Folder of TCX files to serve in place of the made-up history. */
  readonly recordings?: string;
  /** AWS emulator to use. Loopback only. */
  readonly endpoint?: string;
  readonly concurrency?: number;
}

/** Four years: the history that people ask for most. */
const DEFAULT_RANGE: DateRange = { start: civilDate('2020-01-01'), end: civilDate('2023-12-31') };
const DEFAULT_SEED = 1;
const MAX_SEED = 2 ** 31 - 1;
/** Each unit is a consumer here and a Lambda worker thread with a heap of its own. */
const MAX_CONCURRENCY = 32;

/** Checks every value. Throws UsageError with what was expected and what came. `today` bounds the range. */
export function toDemoOptions(raw: RawOptions, today: CivilDate): DemoOptions {
  const concurrency = readText(raw.concurrency);
  const endpoint = readText(raw.endpoint);
  const recordings = readText(raw.recordings);
  const seed = readText(raw.seed);
  return {
    range: toRange(raw, today),
    seed: seed === undefined ? DEFAULT_SEED : toInteger('seed', seed, { min: 0, max: MAX_SEED }),
    pause: raw['no-pause'] !== true,
    keep: raw.keep === true,
    json: raw.json === true,
    ...(recordings === undefined ? {} : { recordings }),
    ...(endpoint === undefined ? {} : { endpoint: toLoopbackUrl(endpoint) }),
    ...(concurrency === undefined
      ? {}
      : { concurrency: toInteger('concurrency', concurrency, { min: 1, max: MAX_CONCURRENCY }) }),
  };
}

function toRange(raw: RawOptions, today: CivilDate): DateRange {
  const from = readText(raw.from);
  const to = readText(raw.to);
  const start = from === undefined ? DEFAULT_RANGE.start : toDate('from', from);
  const end = to === undefined ? DEFAULT_RANGE.end : toDate('to', to);
  if (start > end)
    throw new UsageError(`Expected \`--from\` to be on or before \`--to\`, got ${start} and ${end}`);
  if (end > today) throw new UsageError(`Expected \`--to\` to be today (${today}) or earlier, got ${end}`);
  const chunks = countChunks({ start, end });
  if (chunks <= MAX_CHUNKS) return { start, end };
  throw new UsageError(`Expected a range of at most ${MAX_CHUNKS} months, got ${chunks}`);
}

function toDate(name: string, text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date !== undefined) return date;
  throw new UsageError(`Expected \`--${name}\` to be a date that exists, YYYY-MM-DD, got ${text}`);
}

function toInteger(name: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`Expected \`--${name}\` to be a whole number from ${min} to ${max}, got ${text}`);
}

function toLoopbackUrl(text: string): string {
  const url = URL.parse(text);
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (loopback && (url.protocol === 'http:' || url.protocol === 'https:')) return text;
  throw new UsageError(
    `Expected \`--endpoint\` to be a URL on this machine such as http://127.0.0.1:4566, got ${text}`,
  );
}

function readText(value: string | true | undefined): string | undefined {
  return value === true ? undefined : value;
}

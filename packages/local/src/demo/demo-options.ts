import { countChunks, MAX_CHUNKS } from '@syncwell/core/domain/chunk-plan';
import { civilDate, type CivilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';

import { readDay } from '../options/read-days.ts';
import { readWholeNumber } from '../options/read-whole-number.ts';
import type { Recordings } from './open-recordings.ts';
import type { History } from './prepare-user.ts';
import type { RawOptions } from './read-options.ts';
import { UsageError } from '../options/usage-error.ts';

/** What one run of the demo does. */
export interface DemoOptions {
  readonly range: DateRange;
  readonly history: History;
  /** Pause and resume once on the way. */
  readonly pause: boolean;
  readonly keep: boolean;
  readonly json: boolean;
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

/** What the values of options are judged by. */
export interface OptionsContext {
  /** Bounds the range. */
  readonly today: CivilDate;
  /** What `--recordings` names, already looked at; its days are the default range then. */
  readonly recordings?: Recordings | undefined;
}

/** Checks every value. Throws UsageError with what was expected and what came. */
export function toDemoOptions(raw: RawOptions, context: OptionsContext): DemoOptions {
  const concurrency = readText(raw.concurrency);
  const endpoint = readText(raw.endpoint);
  const range = toRange(raw, context);
  return {
    range,
    history: toHistory(raw, range, context.recordings),
    pause: raw['no-pause'] !== true,
    keep: raw.keep === true,
    json: raw.json === true,
    ...(endpoint === undefined ? {} : { endpoint: toLoopbackUrl(endpoint) }),
    ...(concurrency === undefined
      ? {}
      : { concurrency: readWholeNumber('concurrency', concurrency, { min: 1, max: MAX_CONCURRENCY }) }),
  };
}

function toHistory(raw: RawOptions, range: DateRange, recordings: Recordings | undefined): History {
  const seed = readText(raw.seed);
  if (recordings === undefined) {
    const number =
      seed === undefined ? DEFAULT_SEED : readWholeNumber('seed', seed, { min: 0, max: MAX_SEED });
    return { kind: 'made-up', seed: number, range };
  }
  if (seed === undefined) return { kind: 'recordings', folder: recordings.folder };
  throw new UsageError('Expected `--recordings` or `--seed`, which makes up a history, got both');
}

function toRange(raw: RawOptions, { today, recordings }: OptionsContext): DateRange {
  const byDefault = recordings === undefined ? DEFAULT_RANGE : recordings.range;
  const range = {
    start: toDay('from', raw.from) ?? byDefault.start,
    end: toDay('to', raw.to) ?? earlier(byDefault.end, today),
  };
  if (range.start > range.end) throw reversed(raw, range);
  if (range.end > today)
    throw new UsageError(`Expected \`--to\` to be today (${today}) or earlier, got ${range.end}`);
  const chunks = countChunks(range);
  if (chunks <= MAX_CHUNKS) return range;
  throw new UsageError(`Expected a range of at most ${MAX_CHUNKS} months, got ${chunks}`);
}

function reversed(raw: RawOptions, { start, end }: DateRange): UsageError {
  const from = `${start}${raw.from === undefined ? ' (the default)' : ''}`;
  const to = `${end}${raw.to === undefined ? ' (the default)' : ''}`;
  return new UsageError(`Expected \`--from\` to be on or before \`--to\`, got ${from} and ${to}`);
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

function toDay(name: string, text: string | true | undefined): CivilDate | undefined {
  return typeof text === 'string' ? readDay(name, text) : undefined;
}

/** Scheme, host and port. */
function toLoopbackUrl(text: string): string {
  const url = URL.parse(text);
  const loopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const http = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (loopback && http && text.replace(/\/$/, '') === url.origin) return url.origin;
  throw new UsageError(
    `Expected \`--endpoint\` to be a URL on this machine such as http://127.0.0.1:4566, got ${text}`,
  );
}

function readText(value: string | true | undefined): string | undefined {
  return value === true ? undefined : value;
}

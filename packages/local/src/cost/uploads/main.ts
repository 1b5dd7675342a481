import { parseArgs } from 'node:util';

import { fitbitConnectors } from '@syncwell/connectors/fitbit/connectors';
import type { ProviderSession } from '@syncwell/connectors/ports';
import { civilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';
import { systemClock } from '@syncwell/core/lambda/system-clock';

import { openRecordings, type Recordings } from '../../demo/open-recordings.ts';
import { UsageError } from '../../options/usage-error.ts';
import { measureUploads } from './measure-uploads.ts';
import { ACCESS_TOKEN, openHistorySource } from './open-history-source.ts';
import { type NamedMeasures, uploadsText } from './uploads-text.ts';

const HELP = `Usage: npm run bench:uploads -- [--recordings DIR]

Makes the file of every workout of the demo's history that can be copied, and of the TCX files of DIR, by the product's own
code, and packs it: sizes before and after, and how long both take. Means of one workout; a quarter of a minute.`;
const USAGE_EXIT_CODE = 2;
const DEMO_RANGE = { start: civilDate('2020-01-01'), end: civilDate('2023-12-31') };
const DEMO = { history: { seed: '1', from: DEMO_RANGE.start, to: DEMO_RANGE.end } };
const ROUNDS = 3;

async function readArguments() {
  const options = { recordings: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { help, recordings } = parseArgs({ options }).values;
  return { help, recordings: recordings === undefined ? undefined : await openRecordings(recordings) };
}

async function measureAll(recordings: Recordings | undefined): Promise<NamedMeasures[]> {
  const demo: NamedMeasures = ['of the demo', await measure(DEMO, DEMO_RANGE)];
  if (recordings === undefined) return [demo];
  return [demo, ['recordings', await measure({ recordings: recordings.folder }, recordings.range)]];
}

function measure(history: Parameters<typeof openHistorySource>[0], range: DateRange) {
  const { requiredScopes, optionalScopes } = fitbitConnectors.descriptor;
  const session: ProviderSession = {
    accessToken: () => Promise.resolve(ACCESS_TOKEN),
    grantedScopes: () => Promise.resolve([...requiredScopes.read, ...optionalScopes.read]),
  };
  const source = openHistorySource(history, systemClock);
  return measureUploads(range, { source, session, stopwatch: () => performance.now(), rounds: ROUNDS });
}

function isUsageError(error: unknown): error is Error {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof UsageError || String(code).startsWith('ERR_PARSE_ARGS');
}

try {
  const { help, recordings } = await readArguments();
  process.stdout.write(`${help === true ? HELP : uploadsText(await measureAll(recordings))}\n`);
} catch (error) {
  if (!isUsageError(error)) throw error;
  process.stderr.write(`${error.message}\nnpm run bench:uploads -- --help says more.\n`);
  process.exitCode = USAGE_EXIT_CODE;
}

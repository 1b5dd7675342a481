import { type CostLine, toCostLine } from './cost-line.ts';
import { LIST_PRICES as PRICES } from './list-prices.ts';
import { MEASURED_FIGURES, type UnitFigures } from './unit-figures.ts';
import { KB_PER_UPLOAD } from './upload-size.ts';

/** The sync whose cost is asked for. */
export interface SyncSize {
  readonly chunks: number;
  readonly workouts: number;
  readonly polls: number;
}

const BATCH_SIZE = 10;
/** What a provider takes to answer, on average: uploads of files are slow. */
const SECONDS_PER_REQUEST = 0.7;
/** At Strava, of all requests of a workout; its short window lets 200 through, of which a part is kept for others. */
const STRAVA_REQUESTS_PER_WORKOUT = 1.2;
const STRAVA_REQUESTS_PER_WINDOW = 160;
const MEMORY_GB = { worker: 1, http: 0.5 };
const SECONDS = { refusedMessage: 0.1, poll: 0.02, start: 0.5 };
/** The sweeper ends each wait: the record is read, woken and noted as sent. */
const WAKE = { writes: 3, reads: 2 };
/** With the START, END and REPORT lines of Lambda. */
const LOG_KB = { worker: 2, poll: 0.5 };
/** Headers, and a part in opening the connection. */
const KB_PER_REQUEST = 1;
const KB_PER_POLL = 2;
const KB_PER_GB = 1_000_000;
/** Source and destination each. */
const OPENED_TOKENS_PER_MESSAGE = 2;

/**
 * What one sync costs at list prices, by line. Units are those that were measured; what has no measure is stated above.
 * At the limits of a new application at Strava a long sync waits again and again, and each wait sends what is missing
 * once more: on average half of the months.
 */
export function estimateSync({ chunks, workouts, polls }: SyncSize): CostLine[] {
  const units = figuresFor(chunks);
  const waits = Math.max(
    0,
    Math.ceil((workouts * STRAVA_REQUESTS_PER_WORKOUT) / STRAVA_REQUESTS_PER_WINDOW) - 1,
  );
  const repeats = Math.round((waits * chunks) / 2);
  const messages = chunks + repeats;
  const workSeconds =
    workouts * units.requestsPerWorkout * SECONDS_PER_REQUEST + chunks * units.waitSecondsPerChunk;
  const gbSeconds =
    (workSeconds + repeats * SECONDS.refusedMessage) * MEMORY_GB.worker +
    (polls * SECONDS.poll + SECONDS.start) * MEMORY_GB.http;
  // A message that comes too early is refused by one write and explained by one read.
  const writes =
    units.recordWritesPerSync +
    chunks * (units.recordWritesPerChunk + units.connectionWritesPerChunk) +
    workouts * (units.ledgerWritesPerWorkout + units.budgetWritesPerWorkout) +
    (repeats * units.recordWritesPerChunk) / 2 +
    waits * WAKE.writes;
  const reads =
    units.recordReadsPerSync +
    chunks * (units.recordReadsPerChunk + units.connectionReadsPerChunk) +
    workouts * (units.ledgerReadsPerWorkout + units.budgetReadsPerWorkout) +
    polls * (units.recordReadsPerPoll + units.budgetReadsPerPoll) +
    repeats +
    waits * WAKE.reads;
  const logGb = (messages * LOG_KB.worker + polls * LOG_KB.poll) / KB_PER_GB;
  const kbPerWorkout = KB_PER_UPLOAD + units.requestsPerWorkout * KB_PER_REQUEST;
  const transferGb = (workouts * kbPerWorkout + polls * KB_PER_POLL) / KB_PER_GB;
  return [
    toCostLine('Lambda', 'GB-seconds', [gbSeconds, PRICES.gbSecond]),
    toCostLine('Lambda', 'invocations', [messages + polls + 1, PRICES.invocation]),
    toCostLine('SQS', 'requests', [2 * messages + Math.ceil(messages / BATCH_SIZE), PRICES.sqsFairRequest]),
    toCostLine('DynamoDB', 'write units', [writes, PRICES.writeUnit]),
    toCostLine('DynamoDB', 'read units', [reads, PRICES.readUnit]),
    toCostLine('API Gateway', 'requests', [polls + 1, PRICES.httpApiRequest]),
    toCostLine('KMS', 'requests', [OPENED_TOKENS_PER_MESSAGE * chunks, PRICES.kmsRequest]),
    toCostLine('EventBridge', 'events', [1, PRICES.event]),
    toCostLine('CloudWatch Logs', 'GB', [logGb, PRICES.logGb]),
    toCostLine('Data transfer', 'GB out', [transferGb, PRICES.transferGb]),
  ];
}

/** Measured for 48 and for 120 months; the record of a longer sync grows with its months, and with it each write. */
function figuresFor(chunks: number): UnitFigures {
  if (chunks <= 48) return MEASURED_FIGURES[48];
  const longest = MEASURED_FIGURES[120];
  const growth = Math.max(1, chunks / 120);
  return { ...longest, recordWritesPerChunk: longest.recordWritesPerChunk * growth };
}

import type { StatusView } from '../../packages/client/src/index.ts';
import type { Capacity } from './capacity-meter.ts';
import { printLines } from './print-lines.ts';
import { runForJson } from './run-node.ts';
import type { ProviderCounters } from './simulator-facts.ts';

interface TenYears {
  readonly seconds: number;
  readonly windowScale: number;
  readonly view: StatusView;
  /** Why it waited, each text once. */
  readonly waits: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly doubled: readonly string[];
  readonly unwanted: readonly string[];
  readonly destination: number;
  readonly expected: StatusView['results'];
  readonly google: ProviderCounters;
  readonly strava: ProviderCounters;
  readonly refreshedAt: readonly string[];
  readonly acceptedUploads: number;
  readonly parks: number;
  readonly unfinishedTries: number;
  readonly ledgerUnits: Capacity;
  readonly capacity: Readonly<Record<string, Capacity>>;
  readonly messages: Readonly<Record<string, number>>;
  readonly user: string;
  readonly tokenSeconds: number;
}

const SCENARIO_MS = 460_000;
const DAY_SECONDS = 24 * 60 * 60;
/** Calls that one user may make before three quarters of a day are over: 2,000, a tenth of it for others, a fifth for newcomers. */
const CALLS_OF_A_DAY = 1_440;

describe('ten years with 1,500 workouts, small troubles of both providers and the default limits of Strava', () => {
  let result: TenYears;
  let sent: number;
  let requests: number;

  beforeAll(async () => {
    result = await runForJson<TenYears>(['tests/e2e/ten-years.scenario.ts']);
    sent = result.expected.written + result.expected.duplicate;
    requests = countApiRequests(result.strava);
    printLines(summarize(result, { sent, requests }));
  }, SCENARIO_MS);

  it('ends COMPLETED, with no month failed, because of limits or otherwise', () => {
    expect(result.view).toMatchObject({
      status: 'COMPLETED',
      outcome: 'COMPLETE',
      totalChunks: 120,
      completedChunks: 120,
      failedChunks: 0,
    });
    expect(result.messages).toEqual({ ColdQueue: 0, ColdDeadLetterQueue: 0, QuarantineQueue: 0 });
  });

  it('says what became of every workout, with the reason of each that was not copied', () => {
    expect(sent).toBeGreaterThan(1_500);
    expect(result.view.results).toEqual(result.expected);
  });

  it('leaves at the destination what is expected, nothing missing, doubled or strange', () => {
    const { counts, doubled, unwanted, destination, expected } = result;
    expect({ doubled, unwanted, missing: counts['missing'] }).toEqual({
      doubled: [],
      unwanted: [],
      missing: 0,
    });
    expect(counts['copied']).toBe(expected.written);
    expect(destination).toBe(expected.written);
  });

  it('hands no workout in again that was accepted, though some answers were lost', () => {
    expect(result.strava.byStatus['0']).toBeGreaterThan(0);
    expect(result.acceptedUploads).toBeLessThanOrEqual(sent + 2);
  });

  it('asks for nothing beyond the limits, and waits when they are used up', () => {
    expect(result.strava.rateLimited).toEqual({ byLimit: 0, byFault: 0 });
    expect(result.google.rateLimited).toEqual({ byLimit: 0, byFault: 0 });
    // A machine that is slower than the limits never meets them.
    const isFast = requests / result.seconds > CALLS_OF_A_DAY / (0.75 * DAY_SECONDS * result.windowScale);
    if (isFast) expect(result.waits).toContain("Strava's daily limit: resumes ...");
  });

  it('refreshes each token once when it is due', () => {
    const due = result.tokenSeconds / 2;
    const atMost = Math.ceil(result.seconds / due) + 1;
    for (const provider of [result.google, result.strava]) {
      const { issued = 0 } = provider.refreshes[result.user] ?? {};
      expect(issued).toBeGreaterThan(2);
      expect(issued).toBeLessThanOrEqual(atMost);
    }
    const times = result.refreshedAt.map((at) => Date.parse(at) / 1_000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // Both clocks are this machine's; what is left is the time between the answer and its note.
    expect(Math.min(...gaps)).toBeGreaterThan(due - 1);
  });

  it('needs at most 1.5 requests to Strava and three write units of ledger and budget per workout', () => {
    expect(requests / sent).toBeLessThanOrEqual(1.5);
    const { LedgerTable: ledger, BudgetTable: budget } = result.capacity;
    expect(((ledger?.write ?? 0) + (budget?.write ?? 0)) / sent).toBeLessThan(3);
  });

  it('knows itself what its ledger costs', () => {
    const { write } = result.ledgerUnits;
    expect(Math.abs(write - (result.capacity['LedgerTable']?.write ?? 0)) / write).toBeLessThan(0.05);
  });
});

function countApiRequests({ byRoute }: ProviderCounters): number {
  const routes = Object.entries(byRoute).filter(([route]) => route.includes('/api/v3/'));
  return routes.reduce((total, [, count]) => total + count, 0);
}

function summarize(result: TenYears, { sent, requests }: { sent: number; requests: number }): string[] {
  const { view, strava, google, capacity, ledgerUnits, expected, seconds, windowScale } = result;
  const perWorkout = (count: number | undefined) => ((count ?? 0) / sent).toFixed(2);
  const routes = Object.entries(strava.byRoute).map(([route, count]) => `${count} ${route}`);
  const issued = (provider: ProviderCounters) => provider.refreshes[result.user]?.issued ?? 0;
  const day = Math.round(DAY_SECONDS * windowScale);
  const skipped = Object.entries(expected.skipReasons).map(([reason, count]) => `${count} ${reason}`);
  return [
    `Ten years, 120 months, 5 % of all requests failing, default limits of Strava (a day passes in ${day} s):`,
    `  ${view.status} after ${Math.round(seconds)} s; ${expected.written} written, ${expected.duplicate} duplicates, skipped: ${skipped.join(', ')}`,
    `  months failed ${view.failedChunks}, parked ${result.parks} times, tries that did not finish ${result.unfinishedTries}`,
    `  waited for: ${result.waits.join('; ') || 'nothing'}`,
    `  requests to Strava ${requests}, ${perWorkout(requests)} per workout (${routes.join(', ')})`,
    `  refused because of a limit: Strava ${strava.rateLimited.byLimit}, Google Health ${google.rateLimited.byLimit}`,
    `  refreshes: Strava ${issued(strava)}, Google Health ${issued(google)}; due every ${result.tokenSeconds / 2} s`,
    `  write units per workout: ledger ${perWorkout(capacity['LedgerTable']?.write)} (by its own count ${perWorkout(ledgerUnits.write)}), ` +
      `budget ${perWorkout(capacity['BudgetTable']?.write)}, record ${perWorkout(capacity['OrchestrationTable']?.write)}`,
    `  read units per workout: ledger ${perWorkout(capacity['LedgerTable']?.read)}, budget ${perWorkout(capacity['BudgetTable']?.read)}`,
  ];
}

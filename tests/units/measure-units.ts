import type { TemplateTable } from '../../packages/core/src/aws/engine-table.ts';
import type { Orchestration } from '../../packages/core/src/domain/orchestration.ts';
import type { TableUnits } from '../../packages/core/src/testing/meter-client.ts';
import type { UnitFigures } from '../../packages/local/src/cost/unit-figures.ts';
import { createUnitsBench, type UnitsBench, type UnitsRange } from './units-bench.ts';

const TABLES = ['OrchestrationTable', 'LedgerTable', 'BudgetTable', 'ConnectionTable'] as const;
/** Between two months: far enough that the limits of the destination never stop the work. */
const PAUSE_SECONDS = 900;
const NOTHING: TableUnits = { read: 0, write: 0, refused: 0 };

export interface MeasuredUnits {
  readonly chunks: number;
  readonly workouts: number;
  /** Writes of records and ledger whose condition failed. */
  readonly refused: number;
  readonly figures: UnitFigures;
}

type Units = Readonly<Record<TemplateTable, TableUnits>>;

/** Runs a whole sync of `range` on the engine at `endpoint`, and counts what it uses. */
export async function measureUnits(endpoint: string, range: UnitsRange): Promise<MeasuredUnits> {
  const bench = await createUnitsBench(endpoint, range);
  // What it took to connect the user is not part of a sync.
  takeAll(bench);
  const orchestrationId = await bench.start();
  const begun = takeAll(bench);
  const { work, polls, waitedMs } = await workOff(bench, orchestrationId);
  bench.clock.advance(PAUSE_SECONDS);
  await bench.sweep();
  const ended = takeAll(bench);
  const record = await bench.store.read(orchestrationId);
  const { chunks, workouts } = countWork(record);
  const [around, at] = [addUnits([begun, ended]).OrchestrationTable, addUnits(work)];
  return {
    ...{ chunks, workouts, refused: at.OrchestrationTable.refused + at.LedgerTable.refused },
    figures: {
      recordWritesPerChunk: at.OrchestrationTable.write / chunks,
      recordReadsPerChunk: at.OrchestrationTable.read / chunks,
      recordWritesPerSync: around.write,
      recordReadsPerSync: around.read,
      recordReadsPerPoll: Math.max(...polls.map(({ OrchestrationTable }) => OrchestrationTable.read)),
      budgetReadsPerPoll: Math.max(...polls.map(({ BudgetTable }) => BudgetTable.read)),
      ledgerWritesPerWorkout: at.LedgerTable.write / workouts,
      ledgerReadsPerWorkout: at.LedgerTable.read / workouts,
      budgetWritesPerWorkout: at.BudgetTable.write / workouts,
      budgetReadsPerWorkout: at.BudgetTable.read / workouts,
      connectionWritesPerChunk: at.ConnectionTable.write / chunks,
      connectionReadsPerChunk: at.ConnectionTable.read / chunks,
      requestsPerWorkout: bench.requests() / workouts,
      waitSecondsPerChunk: waitedMs / 1_000 / chunks,
    },
  };
}

/** Every message of the sync, one after the other, and a poll after each. */
async function workOff(bench: UnitsBench, orchestrationId: string) {
  const [work, polls]: [Units[], Units[]] = [[], []];
  let waitedMs = 0;
  for (const message of bench.queue.drain()) {
    const began = bench.clock.now().getTime();
    await bench.deliver(message);
    waitedMs += bench.clock.now().getTime() - began;
    work.push(takeAll(bench));
    await bench.poll(orchestrationId);
    polls.push(takeAll(bench));
    bench.clock.advance(PAUSE_SECONDS);
  }
  return { work, polls, waitedMs };
}

function countWork(record: Orchestration | undefined) {
  const outcomes = [...(record?.outcomes.values() ?? [])];
  const found = outcomes.map((outcome) => (outcome.kind === 'COMPLETED' ? outcome.found : 0));
  if (record?.status !== 'COMPLETED' || record.announce !== undefined || record.failedChunks > 0) {
    throw new Error(`Expected a sync without trouble, got ${JSON.stringify(record)}`);
  }
  return { chunks: record.totalChunks, workouts: found.reduce((a, b) => a + b, 0) };
}

function takeAll(bench: UnitsBench): Units {
  return Object.fromEntries(TABLES.map((table) => [table, bench.takeUnits(table)])) as Units;
}

function addUnits(all: readonly Units[]): Units {
  const sum = (table: TemplateTable) =>
    all
      .map((units) => units[table])
      .reduce(
        (a, b) => ({ read: a.read + b.read, write: a.write + b.write, refused: a.refused + b.refused }),
        NOTHING,
      );
  return Object.fromEntries(TABLES.map((table) => [table, sum(table)])) as Units;
}

import type { ConnectorWork } from '@syncwell/connectors/registry';
import { civilDate } from '@syncwell/core/domain/civil-date';
import { deriveTiming } from '@syncwell/core/domain/timing';
import { aChunkMessage } from '@syncwell/core/testing/chunk-queue-contract';
import { createMemoryConnections } from '@syncwell/core/testing/memory-connections';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';
import { createSequentialIds } from '@syncwell/core/testing/sequential-ids';

import { copyChunk, type CopyChunkDependencies } from './copy-chunk.ts';
import { aWorkout, createMonthBench, type MonthBenchOptions, someWorkouts } from './testing/month-bench.ts';

const MESSAGE = aChunkMessage(0, {
  userId: 'ann',
  chunkStartDate: civilDate('2024-03-01'),
  chunkEndDate: civilDate('2024-03-31'),
});
const FIELDS = { orchestrationId: MESSAGE.orchestrationId, chunkIndex: 0, run: MESSAGE.run };

const noToken = () => Promise.reject(new Error('Expected no token to be asked for'));

function createChunkBench(workouts = someWorkouts(3), options: MonthBenchOptions = {}) {
  const month = createMonthBench(workouts, options);
  const { source, destination, ledger, clock } = month.dependencies;
  const logger = createMemoryLogger();
  const works: ConnectorWork[] = [];
  const givenBack: string[] = [];
  const dependencies: CopyChunkDependencies = {
    registry: {
      source: (_source, _destination, work) => {
        works.push(work);
        return source.connector;
      },
      destination: (_destination, work) => {
        works.push(work);
        return destination.connector;
      },
      giveBack: (userId) => Promise.resolve(void givenBack.push(userId)),
    },
    connections: createMemoryConnections(),
    tokensOf: () => ({ refresh: noToken, exchangeCode: noToken }),
    ...{ ledger, clock, logger },
    ids: createSequentialIds(),
    timing: deriveTiming({ workerTimeoutSeconds: 60, pace: 'quick' }),
  };
  const { timeBox } = month.toMonth(20);
  const copy = (changes: Partial<CopyChunkDependencies> = {}) =>
    copyChunk({ ...dependencies, ...changes }, MESSAGE, timeBox);
  return { ...month, logger, copy, works, givenBack, timeBox };
}

describe('copyChunk', () => {
  it('copies the month of the message and tells what the ledger cost', async () => {
    const { copy, logger, copies } = createChunkBench();
    expect(await copy()).toMatchObject({ found: 3, written: 3 });
    expect(copies()).toHaveLength(3);
    expect(logger.lines).toEqual([
      { level: 'info', event: 'ledger.used', details: { ...FIELDS, readUnits: 3, writeUnits: 6 } },
    ]);
  });

  it('bounds every request by the time box, and gives calls back that were not made', async () => {
    const { copy, works, givenBack, timeBox } = createChunkBench();
    await copy();
    const work = { userId: 'ann', until: timeBox.askUntil };
    expect(works).toEqual([work, work]);
    expect(givenBack).toEqual(['ann']);
  });

  it('names each workout that is skipped by its reason alone', async () => {
    const { copy, logger } = createChunkBench([aWorkout(1, { skip: { reason: 'NO_DURATION' } })]);
    await copy();
    expect(logger.lines[0]).toEqual({
      level: 'info',
      event: 'workout.skipped',
      details: { ...FIELDS, rejection: 'NO_DURATION' },
    });
  });

  it('hands in again sooner where the stage is quick', async () => {
    const { copy, destination } = createChunkBench(someWorkouts(1), {
      faults: new Map([['fitbit-0', 'lost']]),
    });
    expect(await copy()).toMatchObject({ written: 1 });
    expect(destination.calls.submit).toBe(2);
  });

  it('tells how many uploads it could not keep, and the cost of a try that failed', async () => {
    const { copy, logger, dependencies, givenBack } = createChunkBench(someWorkouts(2), {
      processingMs: 900_000,
    });
    const down = () => Promise.reject(new Error('down'));
    await expect(copy({ ledger: { ...dependencies.ledger, keepUpload: down } })).rejects.toMatchObject({
      settled: 0,
    });
    expect(givenBack).toEqual(['ann']);
    expect(logger.lines).toMatchObject([
      { level: 'warn', event: 'uploads.not-kept', details: { ...FIELDS, count: 2 } },
      { level: 'info', event: 'ledger.used', details: { writeUnits: 4 } },
    ]);
  });
});

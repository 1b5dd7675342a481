import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { startedBench } from './testing/started-bench.ts';

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/events.md'), 'utf8');
const schema = z.fromJSONSchema(
  JSON.parse(/```json\n(.*?)```/s.exec(DOCUMENT)?.[1] ?? '') as Parameters<typeof z.fromJSONSchema>[0],
);

type Bench = Awaited<ReturnType<typeof startedBench>>;

async function fail({ read, orchestrationId, clock, dependencies: { store } }: Bench, chunkIndex: number) {
  const { run } = await read();
  const input = { run, reason: 'PROVIDER_GONE', attempts: 1, owner: 'worker', now: clock.now() } as const;
  await store.failFromWorker(orchestrationId, { chunkIndex, ...input });
}

/** The sweeper ends a sync whose months are all settled at one look, and tells it at the next. */
async function end(bench: Bench) {
  await bench.sweepWhenDue();
  await bench.sweepWhenDue();
}

/** How a sync of three months comes to each event, and what it counts then. */
const WAYS: Readonly<
  Record<string, { readonly go: (bench: Bench) => Promise<unknown>; readonly counts: number[] }>
> = {
  COMPLETED: {
    go: async (bench) => {
      for (const month of [0, 1]) await bench.complete(month);
      await fail(bench, 2);
      await end(bench);
    },
    counts: [2, 1],
  },
  FAILED: {
    go: async (bench) => {
      for (const month of [0, 1, 2]) await fail(bench, month);
      await end(bench);
    },
    counts: [0, 3],
  },
  CANCELLED: {
    go: async (bench) => {
      await bench.complete(0);
      await bench.cancel(bench.orchestrationId);
      await bench.sweepWhenDue();
    },
    counts: [1, 0],
  },
  PAUSED: {
    go: async (bench) => {
      await bench.claim(0);
      const read = await bench.read();
      const input = { chunkIndex: 0, run: read.run, owner: 'worker', provider: 'strava' };
      await bench.dependencies.store.reconnect(read, { ...input, now: bench.clock.now() });
      await bench.sweepWhenDue();
    },
    counts: [0, 0],
  },
};

describe('a published event', () => {
  it.each(Object.entries(WAYS))('%s is as docs/events.md describes it', async (status, { go, counts }) => {
    const bench = await startedBench();
    await go(bench);
    expect(bench.events.map((event) => schema.safeParse(event).success)).toEqual([true]);
    const [completedChunks, failedChunks] = counts;
    expect(bench.events).toMatchObject([
      {
        eventId: `${bench.orchestrationId}:1:${status}`,
        ...{ status, run: 1, totalChunks: 3, completedChunks, failedChunks },
      },
    ]);
  });

  it.each([
    ['a field that the document does not name', { workouts: 3 }],
    ['a status that is not told', { status: 'IN_PROGRESS' }],
    ['an id of another kind', { eventId: 'orch-1' }],
  ])('would not pass with %s', async (_what, change) => {
    const bench = await startedBench();
    await WAYS['CANCELLED']?.go(bench);
    expect(schema.safeParse({ ...bench.events[0], ...change }).success).toBe(false);
  });

  it('has its row in docs/events.md, for each status that is told', () => {
    const rows = Array.from(DOCUMENT.matchAll(/^\| `([A-Z]+)` \|/gm), ([, status]) => status);
    expect(rows).toEqual(Object.keys(WAYS));
  });

  it('is not there for a pause that the user asked for', async () => {
    const bench = await startedBench();
    await bench.pause(bench.orchestrationId);
    await bench.sweep();
    expect(bench.events).toEqual([]);
  });
});

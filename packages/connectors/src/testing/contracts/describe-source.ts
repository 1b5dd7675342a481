import { civilDate } from '@syncwell/core/domain/civil-date';
import type { DateRange } from '@syncwell/core/domain/date-range';
import { SKIP_REASONS } from '@syncwell/core/domain/skip-reason';

import { toExternalId } from '../../external-id.ts';
import { SPORTS, type SourceWorkout } from '../../ports.ts';
import { readLaps } from '../../tcx/read-laps.ts';
import { parseTcx } from '../../tcx/tcx-document.ts';
import { expectRefusal } from './expect-refusal.ts';
import { TROUBLES } from './provider-trouble.ts';
import type { PlacedWorkout, SourceBench, SourceUnderTest } from './source-bench.ts';

const MARCH: DateRange = { start: civilDate('2024-03-01'), end: civilDate('2024-03-31') };
const MINUTE_MS = 60_000;

function placed(id: string, startTime: string, rest: Partial<PlacedWorkout> = {}): PlacedWorkout {
  const endTime = new Date(Date.parse(startTime) + 30 * MINUTE_MS).toISOString();
  return { id, startTime, endTime, utcOffsetSeconds: 3_600, ...rest };
}

async function list({ source, session }: SourceBench, range = MARCH): Promise<SourceWorkout[]> {
  const workouts: SourceWorkout[] = [];
  for await (const workout of source.listWorkouts(range, session)) workouts.push(workout);
  return workouts;
}

async function listOne(bench: SourceBench): Promise<SourceWorkout> {
  const [workout] = await list(bench);
  if (workout === undefined) throw new Error('Expected a workout, got none');
  return workout;
}

const RUN = placed('run-1', '2024-03-02T06:15:30Z');

/** What the worker relies on in every source. Run it on each, over its simulator. */
export function describeSource({ name, open }: SourceUnderTest): void {
  describe(`${name} as a source`, () => {
    describe('listing', () => {
      it('tells ids, instants in UTC and a sport that is known', async () => {
        const workout = await listOne(await open([RUN]));
        expect(workout).toMatchObject({
          sourceId: 'run-1',
          startTime: '2024-03-02T06:15:30.000Z',
          endTime: '2024-03-02T06:45:30.000Z',
        });
        expect(SPORTS).toContain(workout.sport);
        expect(workout.skip).toBeUndefined();
      });

      it('goes by the day on the wall clock where it was recorded, both days included', async () => {
        const bench = await open([
          placed('before', '2024-02-29T22:59:59Z'),
          placed('first', '2024-02-29T23:00:00Z'),
          placed('last', '2024-03-31T21:59:59Z', { utcOffsetSeconds: 7_200 }),
          placed('after', '2024-03-31T22:00:00Z', { utcOffsetSeconds: 7_200 }),
          placed('east', '2024-03-31T15:00:00Z', { utcOffsetSeconds: 9 * 3_600 }),
          placed('west', '2024-04-01T06:59:59Z', { utcOffsetSeconds: -7 * 3_600 }),
        ]);
        const ids = (await list(bench)).map(({ sourceId }) => sourceId);
        expect(ids.sort()).toEqual(['first', 'last', 'west']);
      });

      it.each([0, 1, 25, 26, 60, 250])(
        'gives each of %i workouts once, the same each time',
        async (count) => {
          const startMs = Date.parse('2024-03-01T12:00:00Z');
          const workouts = Array.from({ length: count }, (_, index) =>
            placed(`run-${index}`, new Date(startMs + index * 90 * MINUTE_MS).toISOString()),
          );
          const bench = await open(workouts);
          const ids = (await list(bench)).map(({ sourceId }) => sourceId);
          expect([...ids].sort()).toEqual(workouts.map(({ id }) => id).sort());
          expect((await list(bench)).map(({ sourceId }) => sourceId)).toEqual(ids);
        },
      );

      it('tells two workouts with one start apart', async () => {
        const workouts = await list(await open([RUN, { ...RUN, id: 'run-2' }]));
        expect(workouts.map(({ sourceId }) => sourceId).sort()).toEqual(['run-1', 'run-2']);
      });

      it("marks what the destination's own app recorded, and nothing else", async () => {
        const bench = await open([
          { ...RUN, id: 'theirs', app: 'com.destination' },
          { ...RUN, id: 'others', app: 'com.example' },
        ]);
        const reasons = (await list(bench)).map(({ sourceId, skip }) => [sourceId, skip?.reason]);
        expect(Object.fromEntries(reasons)).toEqual({ theirs: 'FROM_DESTINATION', others: undefined });
      });

      it('marks what is no workout, with a reason that is known', async () => {
        const bench = await open([{ ...RUN, endTime: RUN.startTime }]);
        expect(SKIP_REASONS).toContain((await listOne(bench)).skip?.reason);
      });
    });

    describe('reading a workout', () => {
      it('gives a TCX of the workout under its external id', async () => {
        const bench = await open([RUN]);
        const workout = await listOne(bench);
        const file = await bench.source.readWorkout(workout, bench.session);
        expect(file).toMatchObject({ externalId: toExternalId(name, 'run-1'), sport: workout.sport });
        expect(file.name.trim()).not.toBe('');
        const points = readLaps(parseTcx(file.tcx).root).flatMap((lap) => lap.trackpoints);
        expect(Date.parse(points[0]?.time ?? '')).toBe(Date.parse(RUN.startTime));
        // Strava API v3, Uploads: every trackpoint needs a time.
        for (const { time } of points) expect(Date.parse(time ?? '')).not.toBeNaN();
      });

      it('gives the same file each time', async () => {
        const bench = await open([RUN]);
        const read = async () => bench.source.readWorkout(await listOne(bench), bench.session);
        expect(await read()).toEqual(await read());
      });

      it('rejects one that is gone, and no other', async () => {
        const bench = await open([RUN, placed('run-2', '2024-03-03T06:15:30Z')]);
        const workouts = await list(bench);
        await bench.remove('run-1');
        const outcomes = workouts.map(async (workout) => [
          workout.sourceId,
          await bench.source.readWorkout(workout, bench.session).then(
            () => 'read',
            (error: { code?: string; skipReason?: string }) => `${error.code} ${error.skipReason}`,
          ),
        ]);
        expect(Object.fromEntries((await Promise.all(outcomes)) as [string, string][])).toEqual({
          'run-1': 'ITEM_REJECTED DELETED_AT_SOURCE',
          'run-2': 'read',
        });
      });
    });

    describe('trouble', () => {
      it.each(TROUBLES)('%s is told by its code when it stays, in a list', async (trouble) => {
        const bench = await open([RUN]);
        await bench.trouble(trouble, 'always');
        await expectRefusal(list(bench), trouble);
      });

      it.each(TROUBLES)('%s is told by its code when it stays, in a read', async (trouble) => {
        const bench = await open([RUN]);
        const workout = await listOne(bench);
        await bench.trouble(trouble, 'always');
        const reading = bench.source.readWorkout(workout, bench.session);
        // A file need not be JSON: a broken one is this workout's own fault.
        if (trouble === 'malformed-json')
          await expect(reading).rejects.toMatchObject({ name: 'ProviderError' });
        else await expectRefusal(reading, trouble);
      });

      it.each(['server-error', 'dropped-connection'] as const)('one %s is got over', async (trouble) => {
        const bench = await open([RUN]);
        await bench.trouble(trouble, 1);
        expect(await list(bench)).toHaveLength(1);
      });

      it('a refused token is replaced once', async () => {
        const bench = await open([RUN]);
        await bench.trouble('bad-token', 1);
        expect(await list(bench)).toHaveLength(1);
      });
    });
  });
}

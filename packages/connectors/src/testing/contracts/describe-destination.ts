import type { ActivityWindow, ListedActivity, SubmissionState, WorkoutFile } from '../../ports.ts';
import { createSyntheticTcx } from '../../tcx/synthetic-tcx.ts';
import { writeTcx } from '../../tcx/tcx-document.ts';
import type { DestinationBench, DestinationUnderTest } from './destination-bench.ts';
import { expectRefusal } from './expect-refusal.ts';
import { TROUBLES } from './provider-trouble.ts';

const START = '2024-03-02T06:15:30.000Z';
const MARCH: ActivityWindow = { from: '2024-03-01T00:00:00.000Z', to: '2024-03-31T23:59:59.000Z' };
const HOUR_MS = 3_600_000;

/** A run of half an hour. */
function fileOf(externalId: string, startTime = START): WorkoutFile {
  const startMs = Date.parse(startTime);
  const summary = {
    tcxSport: 'Running',
    startMs,
    endMs: startMs + HOUR_MS / 2,
    distanceMeters: 5_000,
  } as const;
  const tcx = writeTcx(createSyntheticTcx({ ...summary, calories: 300 }, []));
  return { externalId, name: 'Sunday run of Ann', sport: 'run', tcx };
}

/** Hands a file in and waits until the destination has said what came of it. */
async function copy(bench: DestinationBench, file: WorkoutFile): Promise<SubmissionState> {
  const { destination, session } = bench;
  const submission = await destination.submitWorkout(file, session);
  if (submission.state.kind !== 'processing') return submission.state;
  await bench.process();
  return 'uploadId' in submission
    ? destination.readSubmission(submission.uploadId, session)
    : submission.state;
}

async function list(
  { destination, session }: DestinationBench,
  window = MARCH,
): Promise<readonly ListedActivity[]> {
  return destination.listActivities(window, session);
}

/** What the worker relies on in every destination. Run it on each, over its simulator. */
export function describeDestination({ name, open }: DestinationUnderTest): void {
  describe(`${name} as a destination`, () => {
    it('says how long to wait between questions, and for what was handed in', async () => {
      const { destination } = await open();
      expect(destination.pollIntervalMs).toBeGreaterThan(0);
      expect(destination.settleMs).toBeGreaterThanOrEqual(destination.pollIntervalMs);
    });

    describe('handing in', () => {
      it('makes a file an activity that is listed under its external id', async () => {
        const bench = await open();
        const state = await copy(bench, fileOf('source-1'));
        expect(state).toEqual({ kind: 'created', activityId: expect.stringMatching(/./) as string });
        expect(await list(bench)).toEqual([
          {
            activityId: state.kind === 'created' ? state.activityId : '',
            externalId: 'source-1',
            startTime: START,
            sport: 'run',
          },
        ]);
      });

      it('answers the same external id again with a duplicate, and makes no second activity', async () => {
        const bench = await open();
        const first = await copy(bench, fileOf('source-1'));
        const again = await copy(bench, fileOf('source-1'));
        expect(again.kind).toBe('duplicate');
        const ids = [first, again].flatMap((state) =>
          'activityId' in state ? (state.activityId ?? []) : [],
        );
        expect(new Set(ids).size).toBe(1);
        expect(await list(bench)).toHaveLength(1);
      });

      it('keeps ids apart of which one begins with the other', async () => {
        const bench = await open();
        await copy(bench, fileOf('source-1'));
        await copy(bench, fileOf('source-10', '2024-03-05T06:00:00.000Z'));
        expect((await list(bench)).map(({ externalId }) => externalId).sort()).toEqual([
          'source-1',
          'source-10',
        ]);
      });

      it('rejects a file that is none, with a reason that is known, and takes the next', async () => {
        const bench = await open();
        const broken = { ...fileOf('source-1'), tcx: '<TrainingCenterDatabase><' };
        const outcome = await copy(bench, broken).then(
          (state) => (state.kind === 'rejected' ? state.reason : state.kind),
          (error: { code?: string; skipReason?: string }) =>
            error.code === 'ITEM_REJECTED' ? error.skipReason : error,
        );
        expect(outcome).toMatch(
          /^(MALFORMED_FILE|EMPTY_FILE|REFUSED_BY_DESTINATION|REJECTED_BY_DESTINATION)$/,
        );
        expect((await copy(bench, fileOf('source-2'))).kind).toBe('created');
      });

      it('does not know an upload that was never made', async () => {
        const { destination, session } = await open();
        expect(await destination.readSubmission('987654321', session)).toEqual({ kind: 'unknown' });
      });

      it('calls a taken file whose answer is lost transient; handing it in again doubles nothing', async () => {
        const bench = await open();
        await bench.cutAfterTaking(1);
        await expectRefusal(
          bench.destination.submitWorkout(fileOf('source-1'), bench.session),
          'dropped-connection',
        );
        expect((await copy(bench, fileOf('source-1'))).kind).toBe('duplicate');
        expect(await bench.copies()).toEqual(['source-1']);
      });
    });

    describe('listing', () => {
      it('gives nothing where there is nothing', async () => {
        expect(await list(await open())).toEqual([]);
      });

      it('includes both ends of the window, and nothing beyond', async () => {
        const bench = await open();
        const starts = [MARCH.from, START, MARCH.to, '2024-02-29T23:59:59.000Z', '2024-04-01T00:00:00.000Z'];
        await bench.place(starts.map((startTime) => ({ startTime })));
        expect((await list(bench)).map(({ startTime }) => startTime).sort()).toEqual([
          MARCH.from,
          START,
          MARCH.to,
        ]);
      });

      it('gives each of 450 activities once', async () => {
        const bench = await open();
        const startMs = Date.parse(MARCH.from);
        await bench.place(
          Array.from({ length: 450 }, (_, index) => ({
            startTime: new Date(startMs + index * HOUR_MS).toISOString(),
          })),
        );
        const ids = (await list(bench)).map(({ activityId }) => activityId);
        expect([ids.length, new Set(ids).size]).toEqual([450, 450]);
      });

      it("tells other apps' activities by their own ids, and those without any", async () => {
        const bench = await open();
        await bench.place([
          { startTime: START, externalId: 'other_app_77' },
          { startTime: '2024-03-03T06:00:00.000Z' },
        ]);
        const ids = (await list(bench)).map(({ startTime, externalId }) => [startTime, externalId]);
        expect(Object.fromEntries(ids)).toEqual({
          [START]: 'other_app_77',
          '2024-03-03T06:00:00.000Z': undefined,
        });
      });
    });

    describe('trouble', () => {
      it.each(TROUBLES)(
        '%s is told by its code when a file is handed in, in one request',
        async (trouble) => {
          const bench = await open();
          await bench.trouble(trouble, 'always');
          const before = await bench.requests();
          await expectRefusal(bench.destination.submitWorkout(fileOf('source-1'), bench.session), trouble);
          // A refused token is tried once more with a newer one; nothing else is: the file may have been taken.
          expect((await bench.requests()) - before).toBe(trouble === 'bad-token' ? 2 : 1);
        },
      );

      it.each(TROUBLES)('%s is told by its code when it stays, in a list', async (trouble) => {
        const bench = await open();
        await bench.trouble(trouble, 'always');
        await expectRefusal(list(bench), trouble);
      });

      it.each(['server-error', 'dropped-connection', 'bad-token'] as const)(
        'one %s is got over in a list',
        async (trouble) => {
          const bench = await open();
          await bench.trouble(trouble, 1);
          expect(await list(bench)).toEqual([]);
        },
      );
    });
  });
}

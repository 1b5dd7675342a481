import { ProviderError } from '@syncwell/connectors/errors';
import type { ProviderSession, SourceConnector, WorkoutFile } from '@syncwell/connectors/ports';
import { packTcx } from '@syncwell/connectors/strava/pack-tcx';
import { toUploadForm } from '@syncwell/connectors/strava/upload-form';
import type { DateRange } from '@syncwell/core/domain/date-range';

/** One workout as the product sends it. */
export interface UploadMeasure {
  readonly tcxBytes: number;
  readonly packedBytes: number;
  /** The whole body of the request: the packed file and the fields around it. */
  readonly bodyBytes: number;
  /** To make the TCX, read a second time. */
  readonly makeMs: number;
  readonly packMs: number;
}

export interface MeasureContext {
  readonly source: SourceConnector;
  readonly session: ProviderSession;
  /** Milliseconds of a clock that only goes on. */
  readonly stopwatch: () => number;
  /** How often time is taken. The shortest is what the work takes: the others were disturbed. */
  readonly rounds: number;
}

/** Makes and packs the file of every workout of `range`. Those that must not or cannot be copied are left out. */
export async function measureUploads(range: DateRange, context: MeasureContext): Promise<UploadMeasure[]> {
  const { source, session } = context;
  const measures: UploadMeasure[] = [];
  for await (const workout of source.listWorkouts(range, session)) {
    if (workout.skip !== undefined) continue;
    const file = await source.readWorkout(workout, session).catch(ignoreRejected);
    if (file === undefined) continue;
    const makeMs = await shortest(context, () => source.readWorkout(workout, session));
    const packMs = await shortest(context, () => packTcx(file.tcx));
    measures.push({ ...(await sizesOf(file)), makeMs, packMs });
  }
  return measures;
}

function ignoreRejected(error: unknown): undefined {
  if (error instanceof ProviderError && error.code === 'ITEM_REJECTED') return;
  throw error;
}

async function sizesOf(file: WorkoutFile) {
  const body = await new Response(toUploadForm(file)).arrayBuffer();
  return {
    tcxBytes: Buffer.byteLength(file.tcx),
    packedBytes: packTcx(file.tcx).length,
    bodyBytes: body.byteLength,
  };
}

async function shortest({ stopwatch, rounds }: MeasureContext, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = stopwatch();
    await work();
    least = Math.min(least, stopwatch() - startedAt);
  }
  return least;
}

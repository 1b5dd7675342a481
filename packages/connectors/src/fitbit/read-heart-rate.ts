import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { type HeartRateSample, toHeartRateSample } from '../tcx/heart-rate-sample.ts';
import { heartRatePointSchema } from './data-point-schemas.ts';
import { FITBIT_SCOPES } from './descriptor.ts';
import { listDataPoints } from './list-data-points.ts';
import type { FitbitWorkout } from './to-workout.ts';

const MEMBER = 'heart_rate.sample_time.physical_time';
/** The provider's maximum; larger is silently cut. */
const PAGE_SIZE = 10_000;
/** The filter's upper bound is exclusive; a pulse at the very end, or within its second, still belongs. */
const AFTER_END_MS = 1_000;

/**
 * The pulse over a workout, start and end included, in ascending time; none when the user did not allow it to be read.
 * Throws ProviderError.
 */
export async function readHeartRate(
  http: ProviderHttp,
  session: ProviderSession,
  { startTime, endTime }: FitbitWorkout,
): Promise<HeartRateSample[]> {
  if (!(await session.grantedScopes()).includes(FITBIT_SCOPES.heartRate)) return [];
  const until = new Date(Date.parse(endTime) + AFTER_END_MS).toISOString();
  const filter = `${MEMBER} >= "${startTime}" AND ${MEMBER} < "${until}"`;
  const query = { dataType: 'heart-rate', filter, pageSize: PAGE_SIZE };
  const samples: HeartRateSample[] = [];
  for await (const point of listDataPoints(http, session, query)) {
    const sample = toSample(point);
    if (sample !== undefined) samples.push(sample);
  }
  // Stable: samples of one instant keep the order of the list.
  return samples.sort((a, b) => a.timeMs - b.timeMs);
}

/** undefined = not a pulse that TCX can hold: one odd sample costs itself, not the workout. */
function toSample(point: unknown): HeartRateSample | undefined {
  const { data } = heartRatePointSchema.safeParse(point);
  if (data === undefined) return undefined;
  const { sampleTime, beatsPerMinute = Number.NaN } = data.heartRate;
  return toHeartRateSample(Date.parse(sampleTime.physicalTime), beatsPerMinute);
}

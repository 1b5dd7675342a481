import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { type HeartRateSample, toHeartRateSample } from '../tcx/heart-rate-sample.ts';
import { heartRatePointSchema } from './data-point-schemas.ts';
import { listDataPoints } from './list-data-points.ts';
import type { FitbitWorkout } from './to-workout.ts';

const MEMBER = 'heart_rate.sample_time.physical_time';
/** The provider's maximum; larger is silently cut. */
const PAGE_SIZE = 10_000;
/** The filter's upper bound is exclusive; a pulse at the very end, or within its second, still belongs. */
const AFTER_END_MS = 1_000;

/** The pulse over a workout, start and end included, in ascending time. Throws ProviderError. */
export async function readHeartRate(
  http: ProviderHttp,
  session: ProviderSession,
  { startTime, endTime }: FitbitWorkout,
): Promise<HeartRateSample[]> {
  const until = new Date(Date.parse(endTime) + AFTER_END_MS).toISOString();
  const filter = `${MEMBER} >= "${startTime}" AND ${MEMBER} < "${until}"`;
  const query = { dataType: 'heart-rate', filter, pageSize: PAGE_SIZE, pointSchema: heartRatePointSchema };
  const samples: HeartRateSample[] = [];
  for await (const { heartRate } of listDataPoints(http, session, query)) {
    const timeMs = Date.parse(heartRate.sampleTime.physicalTime);
    const sample = toHeartRateSample(timeMs, heartRate.beatsPerMinute ?? Number.NaN);
    if (sample !== undefined) samples.push(sample);
  }
  // Stable: samples of one instant keep the order of the list.
  return samples.sort((a, b) => a.timeMs - b.timeMs);
}

import type { Weighing } from '../history/everyday.ts';
import { toDuration, toTimestamp } from './to-session-interval.ts';

/** Google Health API v4, DataPoint with a Weight. */
export function toWeightPoint({ id, atMs, offsetSeconds, grams }: Weighing) {
  return {
    name: `users/me/dataTypes/weight/dataPoints/${id}`,
    dataSource: { recordingMethod: 'MANUAL', platform: 'FITBIT' },
    weight: {
      sampleTime: { physicalTime: toTimestamp(atMs), utcOffset: toDuration(offsetSeconds) },
      weightGrams: grams,
    },
  };
}

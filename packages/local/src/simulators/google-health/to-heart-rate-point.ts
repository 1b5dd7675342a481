import { toDuration, toTimestamp } from './to-session-interval.ts';

/** A sample with the offset of the place where it was taken. */
interface PlacedSample {
  readonly atMs: number;
  readonly bpm: number;
  readonly offsetSeconds: number;
}

/** Google Health API v4, DataPoint with a HeartRate. Samples have no name. */
export function toHeartRatePoint({ atMs, bpm, offsetSeconds }: PlacedSample) {
  return {
    dataSource: { recordingMethod: 'PASSIVELY_MEASURED', platform: 'FITBIT' },
    heartRate: {
      sampleTime: { physicalTime: toTimestamp(atMs), utcOffset: toDuration(offsetSeconds) },
      beatsPerMinute: String(bpm),
    },
  };
}

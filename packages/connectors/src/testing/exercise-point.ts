/** An exercise data point as the Google Health API v4 shows it; `exercise` is merged over a run of half an hour. */
export function exercisePoint(id: string, exercise: object = {}, rest: object = {}): object {
  return {
    name: `users/me/dataTypes/exercise/dataPoints/${id}`,
    dataSource: { recordingMethod: 'ACTIVELY_MEASURED', platform: 'FITBIT' },
    exercise: {
      interval: interval('2024-03-02T06:15:30Z', '2024-03-02T06:45:35Z'),
      exerciseType: 'RUNNING',
      displayName: 'Run',
      activeDuration: '1800s',
      metricsSummary: { caloriesKcal: 310, distanceMillimeters: 5_020_000, steps: '4700' },
      exerciseMetadata: { hasGps: true },
      splits: [],
      ...exercise,
    },
    ...rest,
  };
}

/** An interval in UTC+1, without the civil times. */
export function interval(startTime: string, endTime?: string): object {
  return { startTime, startUtcOffset: '3600s', endTime, endUtcOffset: '3600s' };
}

/** A heart-rate data point of the same API. */
export function heartRatePoint(physicalTime: string, beatsPerMinute: string | number): object {
  return { heartRate: { sampleTime: { physicalTime, utcOffset: '3600s' }, beatsPerMinute } };
}

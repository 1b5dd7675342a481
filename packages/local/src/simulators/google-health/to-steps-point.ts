import type { StepsHour } from '../history/everyday.ts';
import { toSessionInterval } from './to-session-interval.ts';

/** Google Health API v4, DataPoint with Steps. Intervals have no name. */
export function toStepsPoint(hour: StepsHour) {
  return {
    dataSource: { recordingMethod: 'PASSIVELY_MEASURED', platform: 'FITBIT' },
    steps: { interval: toSessionInterval(hour), count: String(hour.count) },
  };
}

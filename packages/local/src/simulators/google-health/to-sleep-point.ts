import type { Sleep } from '../history/everyday.ts';
import { omitDefaults } from './omit-defaults.ts';
import { toSessionInterval, toTimestamp } from './to-session-interval.ts';

/** Which stage the quarters of a sleep are. */
const STAGES = ['LIGHT', 'DEEP', 'LIGHT', 'REM'];

/** Google Health API v4, DataPoint with a Sleep. */
export function toSleepPoint(sleep: Sleep) {
  const quarterMs = (sleep.endMs - sleep.startMs) / STAGES.length;
  const stages = STAGES.map((type, index) => ({
    startTime: toTimestamp(sleep.startMs + index * quarterMs),
    endTime: toTimestamp(sleep.startMs + (index + 1) * quarterMs),
    type,
  }));
  return {
    name: `users/me/dataTypes/sleep/dataPoints/${sleep.id}`,
    dataSource: { recordingMethod: 'PASSIVELY_MEASURED', platform: 'FITBIT' },
    sleep: {
      interval: toSessionInterval(sleep),
      type: 'STAGES',
      stages,
      metadata: omitDefaults({ processed: true, nap: sleep.isNap, mainSleep: !sleep.isNap }),
    },
  };
}

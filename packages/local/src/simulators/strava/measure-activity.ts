import type { TcxActivity } from '../tcx/tcx-activity.ts';
import type { StravaActivity } from './strava-activity.ts';

const SPORTS: Readonly<Record<string, string>> = { Running: 'Run', Biking: 'Ride' };

type Measured = Pick<
  StravaActivity,
  | 'sportType'
  | 'startMs'
  | 'elapsedSeconds'
  | 'movingSeconds'
  | 'distanceMeters'
  | 'averageHeartRate'
  | 'startPosition'
>;

/** What an activity is measured to be from its file. */
export function measureActivity({ sport, laps }: TcxActivity, startMs: number): Measured {
  const points = laps.flatMap((lap) => lap.trackpoints);
  const endMs = Date.parse(points.at(-1)?.time ?? '');
  const rates = points.flatMap((point) => point.heartRateBpm ?? []);
  return {
    sportType: SPORTS[sport] ?? 'Workout',
    startMs,
    elapsedSeconds: Math.round((endMs - startMs) / 1000),
    movingSeconds: Math.round(sum(laps.map((lap) => lap.totalSeconds))),
    distanceMeters: sum(laps.map((lap) => lap.distanceMeters)),
    averageHeartRate: rates.length === 0 ? undefined : Math.round((sum(rates) / rates.length) * 10) / 10,
    startPosition: points.find((point) => point.position !== undefined)?.position,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

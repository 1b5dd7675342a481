import type { TcxTrackpoint } from '../tcx/tcx-activity.ts';
import { writeTcx } from '../tcx/write-tcx.ts';
import { createRoute, type RoutePoint } from './create-route.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { HistorySport } from './sport.ts';
import type { WorkoutLap } from './workout.ts';

const SECONDS_PER_POINT = 20;
const POINTS_PER_LAP_AT_LEAST = 60;
const CALORIES_PER_LAP = 100;

export interface TrackOptions {
  readonly id: string;
  readonly sport: HistorySport;
  readonly startMs: number;
  readonly minutes: number;
  readonly timeZone: string;
}

/** A recorded way: its length and laps are known at once, its file is written on demand. */
export interface Track {
  readonly distanceMeters: number;
  readonly laps: readonly WorkoutLap[];
  writeFile(): string;
}

export function createTrack(options: TrackOptions): Track {
  const random = seededRandom(options.id, 'track');
  const intervals = (options.minutes * 60) / SECONDS_PER_POINT;
  const distanceMeters = Math.round(
    options.sport.metersPerSecond * options.minutes * 60 * random.number(0.85, 1.15),
  );
  const laps = divideIntoLaps(options, { random, intervals, distanceMeters });
  return { distanceMeters, laps, writeFile: () => writeTrack(options, laps) };
}

/** One to three laps of equal time; lap lengths differ and add up to the whole. */
function divideIntoLaps(
  { startMs, minutes }: TrackOptions,
  whole: { random: SeededRandom; intervals: number; distanceMeters: number },
): WorkoutLap[] {
  const count = whole.random.integer(
    1,
    Math.max(1, Math.min(3, Math.floor(whole.intervals / POINTS_PER_LAP_AT_LEAST))),
  );
  const lapMs = (minutes * 60_000) / count;
  const weights = Array.from({ length: count }, () => whole.random.number(0.9, 1.1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, index) => ({
    startMs: Math.round(startMs + index * lapMs),
    endMs: Math.round(startMs + (index + 1) * lapMs),
    distanceMeters: Math.round((whole.distanceMeters * weight * 10) / sum) / 10,
  }));
}

/**
 * The provider's files hold no heart rate, and the distance of their trackpoints runs 0.6 to 12 % ahead of that of
 * the lap, which is right (measured by users of the Fitbit TCX export).
 */
function writeTrack({ id, sport, startMs, timeZone }: TrackOptions, laps: readonly WorkoutLap[]): string {
  const inflation = seededRandom(id, 'inflation').number(1.006, 1.12);
  const route = createRoute({ id, timeZone, laps, stepMs: SECONDS_PER_POINT * 1000 });
  return writeTcx({
    sport: sport.tcxSport,
    id: new Date(startMs).toISOString(),
    laps: laps.map((lap, index) => ({
      startTime: new Date(lap.startMs).toISOString(),
      totalSeconds: (lap.endMs - lap.startMs) / 1000,
      distanceMeters: lap.distanceMeters,
      calories: CALORIES_PER_LAP,
      trackpoints: (route[index] ?? []).map((point) => toTrackpoint(point, inflation)),
    })),
  });
}

function toTrackpoint(point: RoutePoint, inflation: number): TcxTrackpoint {
  return {
    time: new Date(point.atMs).toISOString(),
    position: { latitude: round(point.latitude, 1e6), longitude: round(point.longitude, 1e6) },
    altitudeMeters: round(point.altitudeMeters, 10),
    distanceMeters: round(point.distanceMeters * inflation, 100),
    heartRateBpm: undefined,
  };
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}

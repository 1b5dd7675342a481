import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { WorkoutLap } from './workout.ts';

export interface RoutePoint {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeMeters: number;
  /** From the start of the workout. */
  readonly distanceMeters: number;
}

interface RouteOptions {
  readonly id: string;
  /** Says where on Earth. */
  readonly timeZone: string;
  readonly laps: readonly WorkoutLap[];
  readonly stepMs: number;
}

/** Parks where the people of the seeded history run: latitude, longitude, metres above the sea. */
const PLACES: Readonly<Record<string, readonly [number, number, number]>> = {
  'Asia/Tokyo': [35.671, 139.695, 40],
  'America/New_York': [40.781, -73.966, 35],
};
const HOME: readonly [number, number, number] = [52.514, 13.35, 34];

const METERS_PER_DEGREE = 111_320;
const MOST_TURN_RADIANS = 0.5;

/** The points of each lap: a walk that turns a little at every step, at an even speed within a lap. */
export function createRoute(options: RouteOptions): RoutePoint[][] {
  const random = seededRandom(options.id, 'route');
  const walker = createWalker(random, options.timeZone);
  let before = 0;
  return options.laps.map((lap, index) => {
    const isLast = index === options.laps.length - 1;
    const start = before;
    before += lap.distanceMeters;
    return timesOf(lap, { stepMs: options.stepMs, withEnd: isLast }).map((atMs) => {
      const share = (atMs - lap.startMs) / (lap.endMs - lap.startMs);
      return { atMs, ...walker(start + share * lap.distanceMeters) };
    });
  });
}

/** The point that ends a lap starts the next one; only the last lap keeps it. */
function timesOf(lap: WorkoutLap, { stepMs, withEnd }: { stepMs: number; withEnd: boolean }): number[] {
  const count = Math.ceil((lap.endMs - lap.startMs) / stepMs);
  const times = Array.from({ length: count }, (_, index) => lap.startMs + index * stepMs);
  return withEnd ? [...times, lap.endMs] : times;
}

/** Gives the place after so many metres; to be asked in rising order. */
function createWalker(
  random: SeededRandom,
  timeZone: string,
): (distanceMeters: number) => Omit<RoutePoint, 'atMs'> {
  let [latitude, longitude, altitudeMeters] = PLACES[timeZone] ?? HOME;
  let heading = random.number(0, 2 * Math.PI);
  let walked = 0;
  return (distanceMeters) => {
    const step = distanceMeters - walked;
    walked = distanceMeters;
    heading += random.number(-MOST_TURN_RADIANS, MOST_TURN_RADIANS);
    latitude += (step * Math.cos(heading)) / METERS_PER_DEGREE;
    longitude += (step * Math.sin(heading)) / (METERS_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
    altitudeMeters += random.number(-0.5, 0.5);
    return { latitude, longitude, altitudeMeters, distanceMeters };
  };
}

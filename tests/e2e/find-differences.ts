import type {
  TcxActivity,
  TcxLap,
  TcxTrackpoint,
} from '../../packages/local/src/simulators/tcx/tcx-activity.ts';

/** Half of the last digit that a file with millimetres has. */
const DISTANCE_TOLERANCE_METERS = 0.001;

/**
 * What of a recording did not arrive: times, positions, heart rate, and the distance of each lap. A sentence per
 * difference, none when all is intact.
 */
export function findDifferences(recorded: TcxActivity, arrived: TcxActivity): string[] {
  const laps = pairUp(recorded.laps, arrived.laps);
  return [
    ...differs('start', toMs(recorded.id), toMs(arrived.id)),
    ...differs('laps', recorded.laps.length, arrived.laps.length),
    ...laps.flatMap(([before, after], index) => lapDifferences(`lap ${index}`, before, after)),
  ];
}

function lapDifferences(name: string, before: TcxLap, after: TcxLap): string[] {
  const points = pairUp(before.trackpoints, after.trackpoints);
  return [
    ...differs(`${name} start`, toMs(before.startTime), toMs(after.startTime)),
    ...differs(`${name} seconds`, before.totalSeconds, after.totalSeconds),
    ...(Math.abs(before.distanceMeters - after.distanceMeters) <= DISTANCE_TOLERANCE_METERS
      ? []
      : differs(`${name} distance`, before.distanceMeters, after.distanceMeters)),
    ...differs(`${name} trackpoints`, before.trackpoints.length, after.trackpoints.length),
    ...points.flatMap(([from, to], index) => pointDifferences(`${name} point ${index}`, from, to)),
  ];
}

function pointDifferences(name: string, before: TcxTrackpoint, after: TcxTrackpoint): string[] {
  return [
    ...differs(`${name} time`, toMs(before.time), toMs(after.time)),
    ...differs(`${name} latitude`, before.position?.latitude, after.position?.latitude),
    ...differs(`${name} longitude`, before.position?.longitude, after.position?.longitude),
    // The source keeps heart rate apart from the track: a point without any may get that of the moment before.
    ...(before.heartRateBpm === undefined
      ? []
      : differs(`${name} heart rate`, before.heartRateBpm, after.heartRateBpm)),
  ];
}

function differs(what: string, recorded: number | undefined, arrived: number | undefined): string[] {
  return recorded === arrived ? [] : [`${what}: recorded ${recorded}, arrived ${arrived}`];
}

/** An instant may be written with or without milliseconds. */
function toMs(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}

function pairUp<T>(before: readonly T[], after: readonly T[]): [T, T][] {
  return before.flatMap((item, index): [T, T][] => {
    const other = after[index];
    return other === undefined ? [] : [[item, other]];
  });
}

import { childrenNamed, textAt, type XmlElement } from './xml-element.ts';

/** One recorded point. Numbers are absent when the file has none (or no number). */
export interface Trackpoint {
  /** As written in the file; undefined when it is missing. */
  readonly time: string | undefined;
  /** Degrees. */
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly altitudeMeters: number | undefined;
  /** Since the start of the activity, across laps. */
  readonly distanceMeters: number | undefined;
  /** Beats per minute. */
  readonly heartRate: number | undefined;
}

export interface Lap {
  readonly startTime: string | undefined;
  readonly totalTimeSeconds: number | undefined;
  /** Of this lap alone. */
  readonly distanceMeters: number | undefined;
  readonly calories: number | undefined;
  readonly trackpoints: readonly Trackpoint[];
}

/** Every lap of every activity below the root element, in the order of the file. */
export function readLaps(root: XmlElement): Lap[] {
  return childrenNamed(root, 'Activities')
    .flatMap((activities) => childrenNamed(activities, 'Activity'))
    .flatMap((activity) => childrenNamed(activity, 'Lap'))
    .map(readLap);
}

export function readLap(lap: XmlElement): Lap {
  return {
    startTime: lap.attributes.StartTime,
    totalTimeSeconds: numberAt(lap, 'TotalTimeSeconds'),
    distanceMeters: numberAt(lap, 'DistanceMeters'),
    calories: numberAt(lap, 'Calories'),
    trackpoints: childrenNamed(lap, 'Track')
      .flatMap((track) => childrenNamed(track, 'Trackpoint'))
      .map(readTrackpoint),
  };
}

export function readTrackpoint(trackpoint: XmlElement): Trackpoint {
  return {
    time: textAt(trackpoint, 'Time'),
    latitude: numberAt(trackpoint, 'Position', 'LatitudeDegrees'),
    longitude: numberAt(trackpoint, 'Position', 'LongitudeDegrees'),
    altitudeMeters: numberAt(trackpoint, 'AltitudeMeters'),
    distanceMeters: numberAt(trackpoint, 'DistanceMeters'),
    heartRate: numberAt(trackpoint, 'HeartRateBpm', 'Value'),
  };
}

function numberAt(element: XmlElement, ...path: readonly string[]): number | undefined {
  const text = textAt(element, ...path);
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

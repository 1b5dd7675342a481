import { XMLBuilder } from 'fast-xml-parser';

import type { TcxActivity, TcxLap, TcxTrackpoint } from './tcx-activity.ts';

const NAMESPACE = 'http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** A TCX 2 file of one activity, elements in the order of the schema. */
export function writeTcx({ sport, id, laps }: TcxActivity): string {
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    TrainingCenterDatabase: {
      '@xmlns': NAMESPACE,
      Activities: { Activity: { '@Sport': sport, Id: id, Lap: laps.map(toLapElement) } },
    },
  });
}

function toLapElement(lap: TcxLap) {
  return {
    '@StartTime': lap.startTime,
    TotalTimeSeconds: lap.totalSeconds,
    DistanceMeters: lap.distanceMeters,
    Calories: lap.calories,
    Intensity: 'Active',
    TriggerMethod: 'Manual',
    Track: { Trackpoint: lap.trackpoints.map(toTrackpointElement) },
  };
}

function toTrackpointElement(point: TcxTrackpoint) {
  return {
    Time: point.time,
    ...(point.position && {
      Position: { LatitudeDegrees: point.position.latitude, LongitudeDegrees: point.position.longitude },
    }),
    ...(point.altitudeMeters !== undefined && { AltitudeMeters: point.altitudeMeters }),
    ...(point.distanceMeters !== undefined && { DistanceMeters: point.distanceMeters }),
    ...(point.heartRateBpm !== undefined && { HeartRateBpm: { Value: point.heartRateBpm } }),
  };
}

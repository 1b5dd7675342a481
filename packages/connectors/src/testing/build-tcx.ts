/** A point of {@link buildTcx}; what is absent is left out of the file. */
export interface PointOptions {
  readonly time: string;
  readonly distance?: number;
  readonly heartRate?: number;
  readonly extra?: string;
}

export interface LapOptions {
  readonly distance?: number | undefined;
  readonly points?: readonly PointOptions[];
}

/** A TCX file of one activity, in the provider's shape. */
export function buildTcx(laps: readonly LapOptions[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
  <Activities><Activity Sport="Running"><Id>2024-03-02T06:15:30Z</Id>${laps.map(buildLap).join('')}</Activity></Activities>
</TrainingCenterDatabase>`;
}

function buildLap({ distance, points = [] }: LapOptions): string {
  const distanceElement = distance === undefined ? '' : `<DistanceMeters>${distance}</DistanceMeters>`;
  return `<Lap StartTime="${points[0]?.time ?? '2024-03-02T06:15:30Z'}"><TotalTimeSeconds>60</TotalTimeSeconds>
    ${distanceElement}<Calories>10</Calories><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>
    <Track>${points.map(buildPoint).join('')}</Track></Lap>`;
}

function buildPoint({ time, distance, heartRate, extra = '' }: PointOptions): string {
  return [
    `<Trackpoint><Time>${time}</Time>`,
    '<Position><LatitudeDegrees>52.5</LatitudeDegrees><LongitudeDegrees>13.4</LongitudeDegrees></Position>',
    '<AltitudeMeters>34.5</AltitudeMeters>',
    distance === undefined ? '' : `<DistanceMeters>${distance}</DistanceMeters>`,
    heartRate === undefined ? '' : `<HeartRateBpm><Value>${heartRate}</Value></HeartRateBpm>`,
    `${extra}</Trackpoint>`,
  ].join('');
}

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as z from 'zod';

import type { TcxActivity } from './tcx-activity.ts';
import { TcxError } from './tcx-error.ts';

const REPEATED = new Set(['Activity', 'Lap', 'Track', 'Trackpoint']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  // A workout file has no use for entities of its own, and expanding them is how such files attack a reader.
  processEntities: false,
  // Vendors' extensions are half of some files and nobody here looks at them.
  stopNodes: ['..Extensions'],
  // The path of each element, spelled out as a text, would cost a tenth of the time.
  jPath: false,
  isArray: (name) => REPEATED.has(name),
});

const number = z.coerce.number().optional().catch(undefined);
const amount = z.coerce.number().nonnegative().catch(0);
const heartRate = z.object({ Value: z.coerce.number() }).optional().catch(undefined);

const trackpoint = z
  .object({
    Time: z.string().optional().catch(undefined),
    Position: z
      .object({ LatitudeDegrees: z.coerce.number(), LongitudeDegrees: z.coerce.number() })
      .transform((at) => ({ latitude: at.LatitudeDegrees, longitude: at.LongitudeDegrees }))
      .optional()
      .catch(undefined),
    AltitudeMeters: number,
    DistanceMeters: number,
    HeartRateBpm: heartRate,
  })
  .transform((point) => ({
    time: point.Time,
    position: point.Position,
    altitudeMeters: point.AltitudeMeters,
    distanceMeters: point.DistanceMeters,
    heartRateBpm: point.HeartRateBpm?.Value,
  }));

/** The parser reads an empty element (`<Track/>`) as an empty text. */
const track = z.union([
  z.literal('').transform(() => []),
  z.object({ Trackpoint: z.array(trackpoint).default([]) }).transform((read) => read.Trackpoint),
]);

const lap = z
  .object({
    '@StartTime': z.string().optional(),
    TotalTimeSeconds: amount,
    DistanceMeters: amount,
    Calories: amount,
    Track: z.array(track).default([]),
  })
  .transform((read) => ({
    startTime: read['@StartTime'],
    totalSeconds: read.TotalTimeSeconds,
    distanceMeters: read.DistanceMeters,
    calories: read.Calories,
    trackpoints: read.Track.flat(),
  }));

const activity = z.object({
  '@Sport': z.string().default('Other'),
  Id: z.string().optional(),
  Lap: z.array(lap).default([]),
});

const file = z.object({
  TrainingCenterDatabase: z.object({ Activities: z.object({ Activity: z.tuple([activity], z.unknown()) }) }),
});

/**
 * Reads the first activity of a TCX 2 file. White space before the XML declaration is let pass, as Strava's own
 * exports have it. Throws TcxError when the text is empty, is not XML, or is XML of another kind.
 */
export function parseTcx(text: string): TcxActivity {
  const xml = text.trimStart();
  if (xml === '') throw new TcxError('empty', 'Expected a TCX file, got no text');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    throw new TcxError(
      'malformed',
      `Expected well-formed XML, got: ${valid.err.msg} (line ${valid.err.line})`,
    );
  }
  const read = file.safeParse(parser.parse(xml));
  if (!read.success) throw new TcxError('malformed', `Expected TCX 2, got: ${z.prettifyError(read.error)}`);
  const [first] = read.data.TrainingCenterDatabase.Activities.Activity;
  return { sport: first['@Sport'], id: first.Id, laps: first.Lap };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { placeInTrackpoint } from '../tcx/place-in-trackpoint.ts';
import { type Lap, readLaps, readTrackpoint, type Trackpoint } from '../tcx/read-laps.ts';
import { parseTcx, writeTcx } from '../tcx/tcx-document.ts';
import { isElement, mapElements, textElement, type XmlElement } from '../tcx/xml-element.ts';
import { heartRatePoint } from '../testing/exercise-point.ts';
import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { recordingsFolder } from '../testing/recordings-folder.ts';
import { createFitbitSource } from './create-fitbit-source.ts';
import { FITBIT_SCOPES } from './descriptor.ts';

const INFLATION = 1.05;
const PAGE = 1_000;
/** Files of up to 3 MB; a busy machine needs a while. */
const TIMEOUT_MS = 60_000;

const folder = recordingsFolder();
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.tcx'));

(folder === undefined ? describe.skip : describe)(
  'readWorkout of the Fitbit source, on real recordings',
  () => {
    it('has recordings to read', () => {
      expect(files).not.toEqual([]);
    });

    for (const name of files) {
      it(
        `keeps times, positions, altitude, heart rate, laps and what it does not know of ${name}`,
        async () => {
          const original = readFileSync(join(folder ?? '', name), 'utf8');
          const before = parseTcx(original).root;
          const after = parseTcx(await readThroughProvider(before)).root;
          expectSameLaps(readLaps(before), readLaps(after));
          expect(unknownPartsOf(after)).toBe(unknownPartsOf(before));
          // Counted without our own parser.
          expect(readLaps(after)).toHaveLength(count(original, /<Lap /g));
          expect(pointsOf(after)).toHaveLength(count(original, /<Trackpoint>/g));
        },
        TIMEOUT_MS,
      );
    }
  },
);

function expectSameLaps(before: readonly Lap[], after: readonly Lap[]): void {
  expect(after.map(withoutTrackpoints)).toEqual(before.map(withoutTrackpoints));
  const actual = after.flatMap((lap) => lap.trackpoints);
  const expected = before.flatMap((lap) => lap.trackpoints);
  expect(actual.map(withoutDistance)).toEqual(
    expected.map((point, at) => withoutDistance(keepFilled(point, actual[at]))),
  );
}

function pointsOf(root: XmlElement): Trackpoint[] {
  return readLaps(root).flatMap((lap) => lap.trackpoints);
}

/** The recording as the provider tells it: the file without heart rate and its distances too long, pulse apart. */
async function readThroughProvider(root: XmlElement): Promise<string> {
  const pages = toPages(pointsOf(root));
  const exported = writeTcx({ root: mapElements(root, 'Trackpoint', toExported) });
  const { fetch } = createFakeFetch(text(exported), ...pages);
  const effects = createFakeEffects(fetch);
  const source = createFitbitSource({ baseUrl: 'http://127.0.0.1:1', effects, destinationPackages: [] });
  const workout = {
    sourceId: '1',
    startTime: '2020-01-01T00:00:00.000Z',
    endTime: '2020-01-01T01:00:00.000Z',
    sport: 'run' as const,
    exerciseType: 'RUNNING',
    displayName: 'Run',
    hasGps: true,
    splitCount: 0,
    distanceMeters: undefined,
    calories: undefined,
  };
  const session = createFakeSession().withScopes(Object.values(FITBIT_SCOPES));
  return (await source.readWorkout(workout, session)).tcx;
}

function toExported(trackpoint: XmlElement): XmlElement {
  const { distanceMeters } = readTrackpoint(trackpoint);
  const children = trackpoint.children.filter((child) => !isElement(child) || child.name !== 'HeartRateBpm');
  if (distanceMeters === undefined) return { ...trackpoint, children };
  return placeInTrackpoint(
    { ...trackpoint, children },
    textElement('DistanceMeters', String(distanceMeters * INFLATION)),
  );
}

/** Newest first, in pages with tokens. */
function toPages(trackpoints: readonly Trackpoint[]): Response[] {
  const points = trackpoints
    .filter(({ heartRate }) => heartRate !== undefined)
    .toSorted((a, b) => Date.parse(b.time ?? '') - Date.parse(a.time ?? ''))
    .map(({ time = '', heartRate }) => heartRatePoint(time, String(heartRate)));
  const pages = Math.max(1, Math.ceil(points.length / PAGE));
  return Array.from({ length: pages }, (_, page) =>
    json({
      dataPoints: points.slice(page * PAGE, (page + 1) * PAGE),
      nextPageToken: page === pages - 1 ? undefined : `page-${page + 1}`,
    }),
  );
}

function withoutTrackpoints({ trackpoints: _, ...lap }: Lap) {
  return lap;
}

function withoutDistance({ distanceMeters: _, ...point }: Trackpoint) {
  return point;
}

/** A point that had no pulse of its own may have got that of a neighbour. */
function keepFilled(expected: Trackpoint, actual: Trackpoint | undefined): Trackpoint {
  return { ...expected, heartRate: expected.heartRate ?? actual?.heartRate };
}

/** What is left of a file without what the connector changes, and without white space. */
function unknownPartsOf(root: XmlElement): string {
  const bare = mapElements(root, 'Trackpoint', (trackpoint) => ({
    ...trackpoint,
    children: trackpoint.children.filter(
      (child) => !isElement(child) || !['HeartRateBpm', 'DistanceMeters'].includes(child.name),
    ),
  }));
  return writeTcx({ root: bare });
}

function count(xml: string, pattern: RegExp): number {
  return xml.match(pattern)?.length ?? 0;
}

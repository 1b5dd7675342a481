import fc from 'fast-check';

import { buildTcx, type PointOptions } from '../testing/build-tcx.ts';
import { type HeartRateSample } from './heart-rate-sample.ts';
import { mergeHeartRate } from './merge-heart-rate.ts';
import { readLaps, type Trackpoint } from './read-laps.ts';
import { MAX_SAMPLE_DISTANCE_MS } from './sample-finder.ts';
import { parseTcx, type TcxDocument, writeTcx } from './tcx-document.ts';

const START_MS = Date.parse('2024-03-02T06:15:30Z');

function documentOf(points: readonly PointOptions[]): TcxDocument {
  return parseTcx(buildTcx([{ distance: 100, points }]));
}

function pointAt(seconds: number, rest: Partial<PointOptions> = {}): PointOptions {
  return { time: new Date(START_MS + seconds * 1_000).toISOString(), ...rest };
}

function sampleAt(seconds: number, beatsPerMinute: number): HeartRateSample {
  return { timeMs: START_MS + seconds * 1_000, beatsPerMinute };
}

function trackpointsOf({ root }: TcxDocument): Trackpoint[] {
  return readLaps(root).flatMap((lap) => lap.trackpoints);
}

function heartRatesOf(document: TcxDocument): (number | undefined)[] {
  return trackpointsOf(document).map(({ heartRate }) => heartRate);
}

describe('mergeHeartRate', () => {
  it('takes the sample of the very instant, else the nearest, the earlier of two', () => {
    const document = documentOf([pointAt(0), pointAt(5), pointAt(7)]);
    const samples = [sampleAt(0, 100), sampleAt(4, 110), sampleAt(6, 120), sampleAt(8, 130)];
    expect(heartRatesOf(mergeHeartRate(document, samples))).toEqual([100, 110, 120]);
  });

  it('leaves a trackpoint without one when no sample is near', () => {
    const samples = [sampleAt(0, 100), sampleAt(60, 110)];
    expect(heartRatesOf(mergeHeartRate(documentOf([pointAt(30)]), samples))).toEqual([undefined]);
  });

  it('keeps the heart rate that the file has', () => {
    const document = documentOf([pointAt(0, { heartRate: 90 })]);
    expect(heartRatesOf(mergeHeartRate(document, [sampleAt(0, 100)]))).toEqual([90]);
  });

  it('gives the trackpoints of one instant a sample each, where two laps meet', () => {
    const document = documentOf([pointAt(0), pointAt(0), pointAt(0)]);
    const samples = [sampleAt(0, 136), sampleAt(0, 135)];
    expect(heartRatesOf(mergeHeartRate(document, samples))).toEqual([136, 135, 135]);
  });

  it('puts it where the schema wants it', () => {
    const document = documentOf([pointAt(0, { distance: 1, extra: '<Cadence>80</Cadence>' })]);
    expect(writeTcx(mergeHeartRate(document, [sampleAt(0, 100)]))).toContain(
      '</DistanceMeters><HeartRateBpm><Value>100</Value></HeartRateBpm><Cadence>',
    );
  });

  const seconds = fc.integer({ min: 0, max: 300 });
  const points = fc.array(fc.record({ at: seconds, heartRate: fc.option(fc.integer({ min: 1, max: 255 })) }));
  const samples = fc
    .array(fc.record({ at: seconds, bpm: fc.integer({ min: 1, max: 255 }) }))
    .map((list) => list.sort((a, b) => a.at - b.at).map(({ at, bpm }) => sampleAt(at, bpm)));

  it('changes nothing but missing heart rates, each to that of a nearest sample', () => {
    fc.assert(
      fc.property(points, samples, (pointList, sampleList) => {
        const before = documentOf(
          pointList.map(({ at, heartRate }) => pointAt(at, heartRate === null ? {} : { heartRate })),
        );
        const after = mergeHeartRate(before, sampleList);
        const merged = trackpointsOf(after);
        trackpointsOf(before).forEach((point, index) => {
          expect(merged[index]).toEqual({ ...point, heartRate: merged[index]?.heartRate });
          expect(nearestHeartRates(point, sampleList)).toContain(merged[index]?.heartRate);
        });
        expect(merged).toHaveLength(pointList.length);
      }),
    );
  });
});

/** Every heart rate that the merge may give to `point`. */
function nearestHeartRates(
  { time, heartRate }: Trackpoint,
  samples: readonly HeartRateSample[],
): (number | undefined)[] {
  if (heartRate !== undefined) return [heartRate];
  const distances = samples.map(({ timeMs }) => Math.abs(timeMs - Date.parse(time ?? '')));
  const least = Math.min(...distances);
  if (least > MAX_SAMPLE_DISTANCE_MS) return [undefined];
  return samples.filter((_, index) => distances[index] === least).map(({ beatsPerMinute }) => beatsPerMinute);
}

import fc from 'fast-check';

import { readLaps } from './read-laps.ts';
import { createSyntheticTcx, type WorkoutSummary } from './synthetic-tcx.ts';
import { parseTcx, writeTcx } from './tcx-document.ts';

const startMs = Date.parse('2024-03-02T06:15:30Z');
const summary: WorkoutSummary = { tcxSport: 'Running', startMs, endMs: startMs + 100_000 };

describe('createSyntheticTcx', () => {
  it('makes one lap from start to end out of nothing but the times', () => {
    expect(writeTcx(createSyntheticTcx(summary, []))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>' +
        '<Activity Sport="Running"><Id>2024-03-02T06:15:30.000Z</Id><Lap StartTime="2024-03-02T06:15:30.000Z">' +
        '<TotalTimeSeconds>100</TotalTimeSeconds><DistanceMeters>0</DistanceMeters><Calories>0</Calories>' +
        '<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>' +
        '<Trackpoint><Time>2024-03-02T06:15:30.000Z</Time></Trackpoint>' +
        '<Trackpoint><Time>2024-03-02T06:17:10.000Z</Time></Trackpoint>' +
        '</Track></Lap></Activity></Activities></TrainingCenterDatabase>',
    );
  });

  it('spreads a known distance evenly and adds a trackpoint per sample', () => {
    const samples = [
      { timeMs: startMs, beatsPerMinute: 90 },
      { timeMs: startMs + 25_000, beatsPerMinute: 120 },
    ];
    const { root } = createSyntheticTcx({ ...summary, distanceMeters: 400, calories: 31.4 }, samples);
    expect(readLaps(root)).toEqual([
      expect.objectContaining({ distanceMeters: 400, calories: 31, totalTimeSeconds: 100 }),
    ]);
    const [lap] = readLaps(root);
    expect(lap?.trackpoints.map((point) => [point.distanceMeters, point.heartRate])).toEqual([
      [0, 90],
      [100, 120],
      [400, undefined],
    ]);
  });

  it('keeps calories within what the schema can hold', () => {
    const { root } = createSyntheticTcx({ ...summary, calories: 1e6 }, []);
    expect(readLaps(root)[0]?.calories).toBe(65_535);
  });

  it('holds every sample of the workout once, times strictly ascending, from start to end', () => {
    const sample = fc.record({
      timeMs: fc.integer({ min: startMs - 5_000, max: startMs + 105_000 }),
      beatsPerMinute: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(fc.array(sample), (list) => {
        const samples = list.sort((a, b) => a.timeMs - b.timeMs);
        const { root } = parseTcx(writeTcx(createSyntheticTcx(summary, samples)));
        const times = readLaps(root).flatMap((lap) =>
          lap.trackpoints.map(({ time }) => Date.parse(time ?? '')),
        );
        const within = samples
          .map(({ timeMs }) => timeMs)
          .filter((at) => at >= startMs && at <= summary.endMs);
        expect(times).toEqual([...new Set([startMs, ...within, summary.endMs])].sort((a, b) => a - b));
      }),
    );
  });
});

import type { TcxActivity, TcxTrackpoint } from '../../packages/local/src/simulators/tcx/tcx-activity.ts';
import { findDifferences } from './find-differences.ts';

const POINT: TcxTrackpoint = {
  time: '2016-09-11T15:57:36Z',
  position: { latitude: 45.200577, longitude: 5.7 },
  altitudeMeters: 210,
  distanceMeters: 0,
  heartRateBpm: 120,
};

const recording = (point: Partial<TcxTrackpoint> = {}, distanceMeters = 1_000): TcxActivity => ({
  sport: 'Running',
  id: '2016-09-11T15:57:36Z',
  laps: [
    {
      startTime: '2016-09-11T15:57:36Z',
      totalSeconds: 300,
      distanceMeters,
      calories: 50,
      trackpoints: [{ ...POINT, ...point }],
    },
  ],
});

describe('findDifferences', () => {
  it('finds none when only the way of writing differs', () => {
    expect(findDifferences(recording(), recording({ time: '2016-09-11T15:57:36.000Z' }, 1_000.0004))).toEqual(
      [],
    );
  });

  it.each([
    ['a time', { time: '2016-09-11T15:57:37Z' }, /lap 0 point 0 time/],
    ['a position', { position: { latitude: 45.2, longitude: 5.7 } }, /lap 0 point 0 latitude/],
    ['a lost position', { position: undefined }, /longitude: recorded 5.7, arrived undefined/],
    ['a heart rate', { heartRateBpm: undefined }, /heart rate: recorded 120, arrived undefined/],
  ])('finds %s', (_what, change, message) => {
    expect(findDifferences(recording(), recording(change)).join('\n')).toMatch(message);
  });

  it('finds a distance, a lost lap and a lost point', () => {
    expect(findDifferences(recording(), recording({}, 990))).toEqual([
      'lap 0 distance: recorded 1000, arrived 990',
    ]);
    expect(findDifferences(recording(), { ...recording(), laps: [] })).toEqual([
      'laps: recorded 1, arrived 0',
    ]);
    const [lap] = recording().laps;
    const empty = { ...recording(), laps: lap === undefined ? [] : [{ ...lap, trackpoints: [] }] };
    expect(findDifferences(recording(), empty)).toEqual(['lap 0 trackpoints: recorded 1, arrived 0']);
  });
});

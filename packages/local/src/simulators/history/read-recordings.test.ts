import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { recordingsFolder } from '@syncwell/connectors/testing/recordings-folder';

import { parseTcx } from '../tcx/parse-tcx.ts';
import { readRecordings } from './read-recordings.ts';
import { recordingToWorkout } from './recording-to-workout.ts';

const TEXT = `
<TrainingCenterDatabase><Activities><Activity Sport="Biking"><Id>2019-08-11T12:52:20.000Z</Id>
<Lap StartTime="2019-08-11T12:52:20Z"><TotalTimeSeconds>30.5</TotalTimeSeconds><DistanceMeters>120</DistanceMeters>
<Calories>3</Calories><AverageHeartRateBpm><Value>110</Value></AverageHeartRateBpm><Track>
<Trackpoint><Time>2019-08-11T12:52:20Z</Time><Position><LatitudeDegrees>45.2</LatitudeDegrees>
<LongitudeDegrees>5.7</LongitudeDegrees></Position><HeartRateBpm><Value>100</Value></HeartRateBpm></Trackpoint>
<Trackpoint><Time>2019-08-11T12:52:50Z</Time><HeartRateBpm><Value>120</Value></HeartRateBpm></Trackpoint>
</Track></Lap></Activity></Activities></TrainingCenterDatabase>`;

describe('recordingToWorkout', () => {
  const workout = recordingToWorkout({ fileName: 'my_Ride 1.tcx', text: TEXT });

  it('takes date, sport, distance and heart rate from the file and the id from its name', () => {
    expect(workout).toMatchObject({
      id: 'my-ride-1',
      startMs: Date.parse('2019-08-11T12:52:20Z'),
      endMs: Date.parse('2019-08-11T12:52:51Z'),
      startOffsetSeconds: 0,
      exerciseType: 'BIKING',
      hasGps: true,
      distanceMeters: 120,
      averageHeartRate: 110,
      laps: [],
    });
    expect(workout.readHeartRate().map(({ bpm }) => bpm)).toEqual([100, 120]);
  });

  it('serves the file as it is, but for the heart rate', () => {
    const served = workout.readTcx() ?? '';
    expect(served).not.toContain('HeartRate');
    expect(TEXT).toContain(served.slice(0, 200));
    expect(parseTcx(served).laps[0]?.trackpoints.map((point) => point.time)).toEqual([
      '2019-08-11T12:52:20Z',
      '2019-08-11T12:52:50Z',
    ]);
  });

  it('refuses a file that does not say when it starts', () => {
    const text = TEXT.replace(/<Id>.*<\/Id>/, '');
    expect(() => recordingToWorkout({ fileName: 'a.tcx', text })).toThrow(
      'Expected a start time in <Id> of a.tcx',
    );
  });
});

describe('readRecordings', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the TCX files of a folder and no others', () => {
    writeFileSync(join(folder, 'b.tcx'), TEXT);
    writeFileSync(join(folder, 'a.TCX'), TEXT);
    writeFileSync(join(folder, 'README.md'), 'not one');
    expect(readRecordings(folder).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('refuses two file names that give one id', () => {
    writeFileSync(join(folder, 'a_b.tcx'), TEXT);
    writeFileSync(join(folder, 'a-b.tcx'), TEXT);
    expect(() => readRecordings(folder)).toThrow('got two that become a-b');
  });
});

const real = recordingsFolder();
(real === undefined ? describe.skip : describe)('readRecordings of real devices', () => {
  const workouts = real === undefined ? [] : readRecordings(real);

  it('reads every recording with its own date', () => {
    expect(workouts.map(({ id, startMs }) => [id, new Date(startMs).toISOString()])).toEqual([
      ['ptp-no-hr', '2012-12-26T21:29:53.000Z'],
      ['ptp-sup-activity-1', '2022-07-16T16:08:25.000Z'],
      ['ptp-test', '2012-12-26T21:29:53.000Z'],
      ['sl-1604524853', '2016-09-11T15:57:36.000Z'],
      ['sl-6281425038', '2016-09-12T11:19:55.000Z'],
      ['sl-6688025408', '2020-10-23T11:11:00.000Z'],
      ['sl-6791039036', '2019-08-11T12:52:20.000Z'],
      ['sl-6823905801', '2015-11-30T17:14:38.000Z'],
      ['sl-movescount', '2018-02-23T16:55:43.000Z'],
      ['sl-unknown-example', '2017-05-09T18:11:26.000Z'],
    ]);
  });

  it('splits the heart rate out and keeps it all', () => {
    const samples = Object.fromEntries(workouts.map(({ id, readHeartRate }) => [id, readHeartRate().length]));
    expect(samples).toMatchObject({
      'ptp-no-hr': 0,
      'ptp-test': 383,
      'sl-6688025408': 3_999,
      'sl-unknown-example': 752,
    });
    for (const { startMs, endMs, readTcx, readHeartRate } of workouts) {
      expect(readTcx()).not.toContain('HeartRateBpm');
      expect(readHeartRate().every(({ atMs }) => atMs >= startMs && atMs < endMs)).toBe(true);
    }
  });
});

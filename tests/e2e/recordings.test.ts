import type { StatusView } from '../../packages/client/src/index.ts';
import { resolve } from 'node:path';

import { recordingsFolder } from '../../packages/connectors/src/testing/recordings-folder.ts';
import { runForJson } from './run-node.ts';

interface Recordings {
  readonly view: StatusView;
  readonly counts: Record<string, number>;
  readonly doubled: readonly string[];
  readonly activities: number;
  readonly recordings: readonly {
    readonly file: string;
    readonly state: string;
    readonly points?: number;
    readonly differences?: readonly string[];
  }[];
}

const FOLDER = recordingsFolder();
const SCENARIO_MS = 90_000;

/** Two recordings of one workout, with and without heart rate: the destination keeps the one that comes first. */
const ONE_WORKOUT = ['ptp-no_hr.tcx', 'ptp-test.tcx'];

(FOLDER === undefined ? describe.skip : describe)('recordings of real devices', () => {
  let result: Recordings;

  beforeAll(async () => {
    result = await runForJson<Recordings>(['tests/e2e/recordings.scenario.ts', resolve(FOLDER ?? '')]);
  }, SCENARIO_MS);

  it('arrive on their own dates, over 132 months', () => {
    expect(result.view).toMatchObject({
      status: 'COMPLETED',
      totalChunks: 132,
      completedChunks: 132,
      failedChunks: 0,
    });
    expect(result.view.results.found).toBe(result.recordings.length);
  });

  it('arrive once each, and one workout recorded twice arrives once', () => {
    expect(result.counts['missing']).toBe(0);
    expect(result.doubled).toEqual([]);
    const copies = result.recordings.filter(({ state }) => state === 'copied');
    expect(result.activities).toBe(copies.length);
    const twice = result.recordings.filter(({ file }) => ONE_WORKOUT.includes(file));
    expect(twice.map(({ state }) => state).sort()).toEqual(
      twice.length === 2 ? ['copied', 'same-start'] : [],
    );
    expect(result.recordings.length - copies.length).toBe(twice.length / 2);
  });

  it('keep times, positions, heart rate and the distance of each lap', () => {
    const copies = result.recordings.filter(({ state }) => state === 'copied');
    expect(copies.length).toBeGreaterThan(0);
    for (const { file, points, differences } of copies) {
      expect({ file, differences }).toEqual({ file, differences: [] });
      expect(points).toBeGreaterThan(0);
    }
  });
});

import type { StatusView } from '../../packages/client/src/index.ts';
import { runForJson } from './run-node.ts';

interface Pause {
  readonly provider: string;
  readonly completedChunks: number;
  readonly paused: StatusView;
  readonly before: Readonly<Record<string, string>>;
  readonly resumedTooEarly: number;
  readonly connected: number;
  readonly after: Readonly<Record<string, string>>;
  readonly resumed: number;
}

interface RevokedAccess {
  readonly pauses: readonly Pause[];
  readonly view: StatusView;
  readonly counts: Readonly<Record<string, number>>;
  readonly doubled: readonly string[];
  readonly destination: number;
  readonly acceptedUploads: number;
}

const SCENARIO_MS = 280_000;

describe('a user who takes back their consent in the middle of a sync', () => {
  let result: RevokedAccess;

  beforeAll(async () => {
    result = await runForJson<RevokedAccess>(['tests/e2e/revoked-access.scenario.ts']);
  }, SCENARIO_MS);

  it.each([
    ['strava', 'fitbit', 'Strava'],
    ['fitbit', 'strava', 'Fitbit'],
  ])('is told that %s has to be connected again, and what to do', (provider, other, name) => {
    const pause = result.pauses.find((one) => one.provider === provider);
    expect(pause?.paused).toMatchObject({
      status: 'PAUSED',
      failedChunks: 0,
      waiting: {
        reason: 'RECONNECT_REQUIRED',
        provider,
        text: `${name} needs your consent again: connect it and resume`,
      },
      eta: { at: null, reason: `${name} needs your consent again: connect it and resume` },
    });
    expect(pause?.paused.completedChunks).toBeLessThan(18);
    expect(pause?.before).toEqual({ [provider]: 'RECONNECT_REQUIRED', [other]: 'CONNECTED' });
  });

  it('pauses again when it is resumed without a new consent', () => {
    expect(result.pauses.map(({ resumedTooEarly }) => resumedTooEarly)).toEqual([202, 202]);
  });

  it('connects by a code and resumes', () => {
    for (const { connected, after, resumed } of result.pauses) {
      expect({ connected, after, resumed }).toEqual({
        connected: 200,
        after: { fitbit: 'CONNECTED', strava: 'CONNECTED' },
        resumed: 202,
      });
    }
  });

  it('ends COMPLETED with every workout there once, at a destination that takes a repeat for a new one', () => {
    const { view, counts, doubled, destination, acceptedUploads } = result;
    expect(view).toMatchObject({
      status: 'COMPLETED',
      outcome: 'COMPLETE',
      totalChunks: 18,
      completedChunks: 18,
      failedChunks: 0,
    });
    expect({ doubled, missing: counts['missing'] }).toEqual({ doubled: [], missing: 0 });
    expect(Object.keys(view.results.skipReasons)).toEqual(['FROM_DESTINATION', 'DELETED_AT_SOURCE']);
    expect(destination).toBe(counts['copied']);
    expect(acceptedUploads).toBe(destination);
  });
});

import { compareCopies, type DestinationEntry, type SourceEntry } from './compare-copies.ts';

const workout = (sourceId: string, day: string, skip?: string): SourceEntry => ({
  sourceId,
  startTime: `2023-01-${day}T07:00:00Z`,
  civilDate: `2023-01-${day}`,
  ...(skip === undefined ? {} : { skip }),
});
const activity = (activityId: string, externalId: string | null, day: string): DestinationEntry => ({
  activityId,
  externalId,
  startTime: `2023-01-${day}T07:00:00.000Z`,
});

describe('compareCopies', () => {
  it('finds each workout by its external id', () => {
    const result = compareCopies(
      'fitbit',
      [workout('1', '01'), workout('2', '02')],
      [activity('a', 'fitbit-1', '01'), activity('b', 'fitbit-2', '02')],
    );
    expect(result).toMatchObject({ source: 2, destination: 2, doubled: [], unwanted: [] });
    expect(result.counts).toEqual({ copied: 2, 'same-start': 0, skipped: 0, missing: 0 });
  });

  it('counts a workout without an activity as missing', () => {
    const result = compareCopies('fitbit', [workout('1', '01')], [activity('a', 'fitbit-11', '02')]);
    expect(result.counts.missing).toBe(1);
  });

  it('counts a workout with two activities as doubled', () => {
    const twice = [activity('a', 'fitbit-1', '01'), activity('b', 'fitbit-1', '01')];
    expect(compareCopies('fitbit', [workout('1', '01')], twice).doubled).toEqual(['fitbit-1']);
  });

  it('accepts that the destination keeps one of two workouts with the same start', () => {
    const result = compareCopies(
      'fitbit',
      [workout('1', '01'), workout('2', '01')],
      [activity('a', 'fitbit-2', '01')],
    );
    expect(result.counts).toMatchObject({ copied: 1, 'same-start': 1, missing: 0 });
  });

  it('expects no activity of a workout that is to be left out', () => {
    const echo = workout('1', '01', 'from the destination');
    expect(compareCopies('fitbit', [echo], [activity('a', null, '01')]).counts.skipped).toBe(1);
    expect(compareCopies('fitbit', [echo], [activity('a', 'fitbit-1', '01')]).unwanted).toEqual(['1']);
  });
});

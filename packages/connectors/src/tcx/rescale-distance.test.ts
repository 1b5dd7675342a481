import fc from 'fast-check';

import { buildTcx, type LapOptions } from '../testing/build-tcx.ts';
import { readLaps } from './read-laps.ts';
import { MAX_CORRECTION, rescaleDistance } from './rescale-distance.ts';
import { parseTcx } from './tcx-document.ts';

const time = '2024-03-02T06:15:30Z';

function lap(distance: number | undefined, ...pointDistances: (number | undefined)[]): LapOptions {
  return {
    distance,
    points: pointDistances.map((at) => (at === undefined ? { time } : { time, distance: at })),
  };
}

function rescaled(...laps: LapOptions[]) {
  const { root } = rescaleDistance(parseTcx(buildTcx(laps)));
  return readLaps(root).map(({ distanceMeters, trackpoints }) => [
    distanceMeters,
    ...trackpoints.map((point) => point.distanceMeters),
  ]);
}

describe('rescaleDistance', () => {
  it('scales the trackpoints so that the last equals the lap', () => {
    expect(rescaled(lap(1_000, 0, 550, 1_100))).toEqual([[1_000, 0, 500, 1_000]]);
  });

  it('takes distances as cumulative across laps', () => {
    expect(rescaled(lap(400, 0, 440), lap(600, 770, 1_100))).toEqual([
      [400, 0, 400],
      [600, 700, 1_000],
    ]);
  });

  it('passes over trackpoints and laps without distance', () => {
    expect(rescaled(lap(500), lap(500, 1_100, undefined), lap(0, undefined))).toEqual([
      [500],
      [500, 1_000, undefined],
      [0, undefined],
    ]);
  });

  it.each([
    ['a lap does not say its distance', [lap(undefined, 0, 1_100)]],
    ['the last trackpoint is at 0', [lap(1_000, 0, 0)]],
    ['the laps were cut', [lap(997, 997), lap(1_002, 2_919)]],
    ['distances begin anew in each lap', [lap(1_000, 0, 1_050), lap(1_000, 0, 1_050)]],
  ])('leaves them when %s', (_, laps) => {
    const before = laps.map(({ distance, points = [] }) => [
      distance,
      ...points.map((point) => point.distance),
    ]);
    expect(rescaled(...laps)).toEqual(before);
  });

  it('ends exactly at the laps’ sum, in the same order, the laps untouched', () => {
    const meters = fc.double({ min: 1, max: 50_000, noNaN: true });
    const track = fc.array(meters, { minLength: 1, maxLength: 30 }).map((steps) => {
      let total = 0;
      return steps.map((step) => (total += step));
    });
    const factor = fc.double({ min: 1 - MAX_CORRECTION + 0.01, max: 1 + MAX_CORRECTION - 0.01, noNaN: true });
    fc.assert(
      fc.property(track, factor, (distances, ratio) => {
        const lapDistance = (distances.at(-1) ?? 0) * ratio;
        const [[total, ...after] = []] = rescaled(lap(lapDistance, ...distances));
        expect(total).toBe(lapDistance);
        expect(after.at(-1)).toBe(lapDistance);
        expect(after).toEqual(after.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
      }),
    );
  });
});

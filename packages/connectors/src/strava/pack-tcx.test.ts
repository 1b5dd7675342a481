import { gunzipSync } from 'node:zlib';

import fc from 'fast-check';

import { createSyntheticTcx } from '../tcx/synthetic-tcx.ts';
import { writeTcx } from '../tcx/tcx-document.ts';
import { packTcx } from './pack-tcx.ts';

const MINUTE_MS = 60_000;

describe('packTcx', () => {
  it('keeps every letter, and gives the same bytes again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (tcx) => {
        const packed = packTcx(tcx);
        expect(gunzipSync(packed).toString('utf8')).toBe(tcx);
        expect(packTcx(tcx)).toEqual(packed);
      }),
    );
  });

  it('holds no time of day', () => {
    // RFC 1952, 2.3.1: bytes 4 to 7 are the modification time, 0 = none.
    expect([...packTcx('<x/>').subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });

  it('makes a recording less than a tenth', () => {
    const startMs = Date.parse('2024-03-02T06:15:30Z');
    const samples = Array.from({ length: 600 }, (_, index) => ({
      timeMs: startMs + index * 1_000,
      beatsPerMinute: 120 + (index % 40),
    }));
    const run = { tcxSport: 'Running', startMs, endMs: startMs + 10 * MINUTE_MS } as const;
    const tcx = writeTcx(createSyntheticTcx({ ...run, distanceMeters: 2_000, calories: 100 }, samples));
    expect(packTcx(tcx).length).toBeLessThan(Buffer.byteLength(tcx) / 10);
  });
});

import fc from 'fast-check';

import { outcomes } from '../testing/outcomes.ts';
import { type ChunkOutcome, FAILURE_REASONS } from './outcome.ts';
import { packOutcome, unpackOutcome } from './outcome-codec.ts';

function completed(found: number, written: number, duplicate: number, skipped: number): ChunkOutcome {
  return { kind: 'COMPLETED', found, written, duplicate, skipped };
}

describe('packOutcome', () => {
  it.each([
    [completed(0, 0, 0, 0), 'C'],
    [completed(12, 12, 0, 0), 'C12.12'],
    [completed(12, 10, 1, 1), 'C12.10.1.1'],
    [completed(5, 0, 5, 0), 'C5.0.5'],
    [completed(3, 0, 0, 3), 'C3.0.0.3'],
    [completed(10, 0, 0, 0), 'C10'],
    [completed(0, 0, 0, 2), 'C0.0.0.2'],
    [completed(100, 90, 10, 0), 'C100.90.10'],
    [{ kind: 'FAILED', reason: 'PROVIDER_GONE', attempts: 1 } as const, 'Fg.1'],
    [{ kind: 'FAILED', reason: 'NEVER_STARTED', attempts: 0 } as const, 'Fn.0'],
  ])('packs %j as %s', (outcome, packed) => {
    expect(packOutcome(outcome)).toBe(packed);
    expect(unpackOutcome(packed)).toEqual(outcome);
  });

  it('is undone by unpackOutcome', () => {
    fc.assert(
      fc.property(outcomes(), (outcome) => expect(unpackOutcome(packOutcome(outcome))).toEqual(outcome)),
    );
  });

  it('gives every reason a letter of its own', () => {
    const packed = FAILURE_REASONS.map((reason) => packOutcome({ kind: 'FAILED', reason, attempts: 1 }));
    expect(new Set(packed).size).toBe(FAILURE_REASONS.length);
    expect(packed.every((text) => text.length === 4)).toBe(true);
  });

  it('stays within 16 characters for a month of up to 999 workouts', () => {
    fc.assert(
      fc.property(outcomes({ maxCount: 999 }), (outcome) =>
        expect(packOutcome(outcome).length).toBeLessThanOrEqual(16),
      ),
    );
  });
});

describe('unpackOutcome', () => {
  it.each([
    '',
    'C-1',
    'C1.',
    'C1.2.3.4.5',
    'C1.5e3',
    'F',
    'Fg',
    'Fg.',
    'F.1',
    'FG.1',
    'c1',
    'Cx',
    'C1\n',
    ' C1',
  ])('refuses %j', (packed) => {
    expect(() => unpackOutcome(packed)).toThrow(new RangeError(`Expected a packed outcome, got ${packed}`));
  });

  it('refuses a reason that nobody gave', () => {
    expect(() => unpackOutcome('Fz.1')).toThrow(new RangeError('Expected a failure reason code, got z'));
  });
});

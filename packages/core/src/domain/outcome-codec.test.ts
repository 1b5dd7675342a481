import fc from 'fast-check';

import { outcomes } from '../testing/outcomes.ts';
import { type ChunkOutcome, FAILURE_REASONS } from './outcome.ts';
import { packOutcome, unpackOutcome } from './outcome-codec.ts';
import { SKIP_REASONS, type SkipCounts } from './skip-reason.ts';

type Completed = readonly [found: number, written: number, duplicate: number, skipped: number, SkipCounts?];

function completed(
  ...[found = 0, written = 0, duplicate = 0, skipped = 0, skipReasons]: Completed
): ChunkOutcome {
  const result = { kind: 'COMPLETED', found, written, duplicate, skipped } as const;
  return skipReasons === undefined ? result : { ...result, skipReasons };
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
    [completed(12, 10, 1, 1, { EMPTY_FILE: 1 }), 'C12.10.1.1e'],
    [completed(30, 0, 0, 30, { FROM_DESTINATION: 30 }), 'C30.0.0.30d'],
    [completed(9, 5, 0, 4, { NO_DURATION: 3, UNREADABLE_AT_SOURCE: 1 }), 'C9.5.0.4z3u'],
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

  it('stays within 16 characters for a month of up to 999 workouts, and 4 for each reason to skip some', () => {
    fc.assert(
      fc.property(outcomes({ maxCount: 999 }), (outcome) => {
        const reasons = outcome.kind === 'COMPLETED' ? Object.keys(outcome.skipReasons ?? {}).length : 0;
        expect(packOutcome(outcome).length).toBeLessThanOrEqual(16 + 4 * reasons);
      }),
    );
  });

  it('gives every reason to skip a letter of its own', () => {
    const packed = SKIP_REASONS.map((reason) => packOutcome(completed(1, 0, 0, 1, { [reason]: 1 })));
    expect(new Set(packed).size).toBe(SKIP_REASONS.length);
    expect(packed.every((text) => /^C1\.0\.0\.1[a-z]$/.test(text))).toBe(true);
  });

  it('refuses reasons that do not add up', () => {
    expect(() => packOutcome(completed(3, 0, 0, 3, { EMPTY_FILE: 2 }))).toThrow(
      'Expected `skipReasons` to add up to `skipped`, got 2 and 3',
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
    'C1e',
    'C1.0.0.1e1',
    'C2.0.0.2ez',
    'C1.0.0.1E',
  ])('refuses %j', (packed) => {
    expect(() => unpackOutcome(packed)).toThrow(new RangeError(`Expected a packed outcome, got ${packed}`));
  });

  it.each(['C1.0.0.1e2z', 'C3.0.0.3e4z'])('refuses %s, whose reasons do not add up', (packed) => {
    expect(() => unpackOutcome(packed)).toThrow(RangeError);
  });

  it('refuses a reason to skip that nobody gave', () => {
    expect(() => unpackOutcome('C1.0.0.1a')).toThrow(
      new RangeError('Expected the letter of a skip reason, got a'),
    );
  });

  it('refuses a reason that nobody gave', () => {
    expect(() => unpackOutcome('Fz.1')).toThrow(new RangeError('Expected a failure reason code, got z'));
  });
});

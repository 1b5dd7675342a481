import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { anItem } from '../../testing/orchestration-factory.ts';
import { claimed, having, LEASE_END, OWNER, paused, sent } from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import { dropLease, giveBack, release } from './release.ts';

const LATER = new Date('2024-03-10T12:00:40.000Z');
const HOLDER = { chunkIndex: 0, owner: OWNER };
const CLAIMED = anItem({}, sent, claimed(0), claimed(1));
/** Its lease ended early, and a newer claim has the chunk: the first worker is a zombie. */
const TAKEN_OVER = anItem({}, sent, claimed(0, { owner: 'owner-b' }), claimed(1));
const RELEASE = release(HOLDER, 'PROVIDER_UNAVAILABLE', LATER);

describeClauses(RELEASE, {
  appliesTo: CLAIMED,
  refusedBy: {
    'record exists': aGhost(CLAIMED),
    // No transition leaves a lease on a settled chunk; the clause does not rely on it.
    'chunk not settled': anItem({}, sent, claimed(0), having({ outcomes: { '0': 'C' } })),
    'lease mine': TAKEN_OVER,
  },
});

describe('release', () => {
  it('keeps the error and the count of tries, and frees the chunk', () => {
    expect(applyEffects(CLAIMED, RELEASE.effects)).toStrictEqual({
      ...CLAIMED,
      leases: { '1': { end: LEASE_END.getTime(), owner: OWNER } },
      errors: { '0': 'PROVIDER_UNAVAILABLE' },
      version: 5,
      updatedAt: '2024-03-10T12:00:40.000Z',
    });
  });

  it('is refused without any lease', () => {
    expect(failingClauses(RELEASE, anItem({}, sent))).toEqual(['lease mine']);
  });

  it('frees an own lease that is over, and one on a paused record', () => {
    const over = release(HOLDER, 'RATE_LIMITED', new Date(LEASE_END.getTime() + 1));
    expect(failingClauses(over, CLAIMED)).toEqual([]);
    expect(failingClauses(RELEASE, anItem({}, sent, claimed(0), paused))).toEqual([]);
  });
});

describeClauses(dropLease(HOLDER, LATER), {
  appliesTo: CLAIMED,
  refusedBy: { 'record exists': aGhost(CLAIMED), 'lease mine': TAKEN_OVER },
});

describe('dropLease', () => {
  it('frees the chunk and nothing else', () => {
    expect(applyEffects(CLAIMED, dropLease(HOLDER, LATER).effects)).toStrictEqual({
      ...CLAIMED,
      leases: { '1': { end: LEASE_END.getTime(), owner: OWNER } },
      version: 5,
      updatedAt: '2024-03-10T12:00:40.000Z',
    });
  });
});

const GIVE_BACK = giveBack(HOLDER, LATER);

describeClauses(GIVE_BACK, {
  appliesTo: CLAIMED,
  refusedBy: {
    'record exists': aGhost(CLAIMED),
    'lease mine': TAKEN_OVER,
    'try counted': anItem({}, sent, claimed(0), having({ attempts: {} })),
  },
});

describe('giveBack', () => {
  it('frees the chunk and takes the try back', () => {
    expect(applyEffects(CLAIMED, GIVE_BACK.effects)).toStrictEqual({
      ...CLAIMED,
      leases: { '1': { end: LEASE_END.getTime(), owner: OWNER } },
      attempts: { '0': 0, '1': 1 },
      version: 5,
      updatedAt: '2024-03-10T12:00:40.000Z',
    });
  });

  it('works on a paused record and on one that moved on to another run', () => {
    expect(failingClauses(GIVE_BACK, anItem({}, sent, claimed(0), paused))).toEqual([]);
    expect(failingClauses(GIVE_BACK, anItem({}, sent, claimed(0), having({ run: 2 })))).toEqual([]);
  });
});

import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { after, anItem, WAKE } from '../../testing/orchestration-factory.ts';
import {
  claimed,
  LEASE_END,
  OWNER,
  parked,
  paused,
  redispatched,
  released,
  sent,
  WAIT,
  yielded,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import type { Item } from '../item.ts';
import { toOrchestration } from '../record-codec.ts';
import { joinWait, park, reconnect, yieldChunk } from './wait.ts';

const LATER = new Date('2024-03-10T12:00:40.000Z');
const UPDATED = { updatedAt: '2024-03-10T12:00:40.000Z' };
const INPUT = { chunkIndex: 0, owner: OWNER, run: 1 };
/** Chunk 0 is at work for the second time, chunk 1 for the first. */
const AT_WORK = anItem({}, sent, claimed(1), claimed(0), released(0), claimed(0));
/** The try of chunk 0 does not count. */
const HANDED_BACK = {
  leases: { '1': { end: LEASE_END.getTime(), owner: OWNER } },
  attempts: { '0': 1, '1': 1 },
  version: 7,
  ...UPDATED,
};
const REFUSED: Readonly<Record<string, Item>> = {
  'record exists': aGhost(AT_WORK),
  'run equal': after(AT_WORK, redispatched),
  active: after(AT_WORK, paused),
  'lease mine': anItem({}, sent, claimed(0, { owner: 'owner-b' })),
};

const PARK = park(INPUT, { waiting: WAIT, now: LATER, wake: WAKE });
const EARLIER = { ...WAIT, until: '2024-03-10T12:05:00.000Z' };
const MUCH_LATER = { ...WAIT, until: '2024-03-11T00:00:00.000Z' };

describeClauses(PARK, {
  appliesTo: AT_WORK,
  refusedBy: { ...REFUSED, 'no later wait': after(AT_WORK, parked(1, MUCH_LATER)) },
});

describe('park', () => {
  it('lets the whole record wait, and the try not count', () => {
    expect(applyEffects(AT_WORK, PARK.effects)).toStrictEqual({
      ...AT_WORK,
      ...HANDED_BACK,
      waiting: { reason: 'RATE_LIMITED', until: '2024-03-10T12:15:00.000Z', provider: 'strava' },
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
    });
  });

  it.each([
    ['replaces an earlier wait', EARLIER],
    ['renews a wait of the same end', WAIT],
  ])('%s', (_, waiting) => {
    expect(failingClauses(PARK, after(AT_WORK, parked(1, waiting)))).toEqual([]);
  });
});

describeClauses(joinWait(INPUT, LATER), { appliesTo: AT_WORK, refusedBy: REFUSED });

describe('joinWait', () => {
  it('leaves the later wait and its wake as they are', () => {
    const waiting = after(AT_WORK, parked(1, MUCH_LATER));
    expect(applyEffects(waiting, joinWait(INPUT, LATER).effects)).toStrictEqual({
      ...waiting,
      leases: {},
      attempts: { '0': 1, '1': 0 },
      version: 8,
      ...UPDATED,
    });
  });
});

describeClauses(yieldChunk(INPUT, LATER, WAKE), { appliesTo: AT_WORK, refusedBy: REFUSED });

describe('yieldChunk', () => {
  it('adds the chunk to those that are to be sent again', () => {
    const item = after(AT_WORK, yielded(1));
    expect(applyEffects(item, yieldChunk(INPUT, LATER, WAKE).effects)).toStrictEqual({
      ...item,
      redispatch: { '0': true, '1': true },
      leases: {},
      attempts: { '0': 1, '1': 0 },
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
      version: 8,
      ...UPDATED,
    });
  });
});

const PAUSING = { provider: 'strava', now: LATER, wake: WAKE };
const RECONNECT = reconnect(INPUT, toOrchestration(AT_WORK), PAUSING);

describeClauses(RECONNECT, { appliesTo: AT_WORK, refusedBy: REFUSED });

describe('reconnect', () => {
  it('pauses for the user, and leaves the event to be published', () => {
    expect(applyEffects(AT_WORK, RECONNECT.effects)).toStrictEqual({
      ...AT_WORK,
      ...HANDED_BACK,
      status: 'PAUSED',
      waiting: { reason: 'RECONNECT_REQUIRED', provider: 'strava' },
      announce: { run: 1, version: 7, status: 'PAUSED', completedChunks: 0, failedChunks: 0 },
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
    });
  });
});

import { aGhost, describeClauses } from '../../testing/describe-clauses.ts';
import { anItem, NOW } from '../../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  having,
  LEASE_END,
  paused,
  released,
  resumed,
  sent,
} from '../../testing/orchestration-steps.ts';
import { applyEffects, failingClauses } from '../evaluate-change.ts';
import { MAX_ATTEMPTS } from '../timing.ts';
import { claim } from './claim.ts';

const LATER = new Date(NOW.getTime() + 30_000);
const INPUT = { chunkIndex: 0, run: 1, owner: 'owner-b', leaseEnd: new Date(LATER.getTime() + 50_000) };
const CLAIM = claim(INPUT, LATER);
const SENT = anItem({}, sent);
const TRIED = Array.from({ length: MAX_ATTEMPTS }, () => [claimed(0), released(0)]).flat();

describeClauses(CLAIM, {
  appliesTo: SENT,
  refusedBy: {
    'record exists': aGhost(SENT),
    'run equal': anItem({}, sent, paused, resumed),
    active: anItem({}, sent, paused),
    'not waiting': anItem({}, sent, having({ waiting: { reason: 'RATE_LIMITED' } })),
    'chunk in plan': { ...SENT, totalChunks: 0 },
    'chunk not settled': anItem({}, sent, failed(0)),
    'no live lease': anItem({}, sent, claimed(0)),
    'attempts left': anItem({}, sent, ...TRIED),
  },
});

describe('claim', () => {
  it('takes the chunk and starts a pending record', () => {
    expect(applyEffects(SENT, CLAIM.effects)).toStrictEqual({
      ...SENT,
      status: 'IN_PROGRESS',
      leases: { '0': { end: Date.parse('2024-03-10T12:01:20.000Z'), owner: 'owner-b' } },
      attempts: { '0': 1 },
      version: 3,
      updatedAt: '2024-03-10T12:00:30.000Z',
    });
  });

  it('counts a further try, keeps the last error, and leaves other chunks alone', () => {
    const item = anItem({}, sent, claimed(2), claimed(0), released(0, 'RATE_LIMITED'));
    expect(applyEffects(item, CLAIM.effects)).toMatchObject({
      leases: { '0': { owner: 'owner-b' }, '2': { owner: 'owner-a' } },
      attempts: { '0': 2, '2': 1 },
      errors: { '0': 'RATE_LIMITED' },
    });
  });

  it('takes over a lease from the instant at which it is over', () => {
    const item = anItem({}, sent, claimed(0));
    const at = (ms: number) => failingClauses(claim(INPUT, new Date(ms)), item);
    expect(at(LEASE_END.getTime() - 1)).toEqual(['no live lease']);
    expect(at(LEASE_END.getTime())).toEqual([]);
  });

  it('has a last try', () => {
    expect(failingClauses(CLAIM, anItem({}, sent, ...TRIED.slice(2)))).toEqual([]);
  });

  it('does not mind the outcomes and leases of other chunks', () => {
    expect(failingClauses(CLAIM, anItem({}, sent, claimed(1), completed(2)))).toEqual([]);
  });

  it('goes before the messages are all sent: the first may be at work by then', () => {
    expect(failingClauses(CLAIM, anItem())).toEqual([]);
  });
});

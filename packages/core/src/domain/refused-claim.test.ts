import { anOrchestration, NOW, type Step } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  failed,
  finished,
  having,
  LEASE_END,
  OWNER,
  paused,
  released,
  resumed,
  sent,
} from '../testing/orchestration-steps.ts';
import { explainRefusedClaim } from './refused-claim.ts';
import { MAX_ATTEMPTS } from './timing.ts';

const CLAIM = { chunkIndex: 0, run: 1, owner: 'owner-b', leaseEnd: LEASE_END };
const WAITING = having({ waiting: { reason: 'RATE_LIMITED', until: '2024-03-10T12:15:00.000Z' } });
const MINE = claimed(0, { owner: CLAIM.owner });
const EXHAUSTED = Array.from({ length: MAX_ATTEMPTS }, () => [claimed(0), released(0)]).flat();
const ALL_SETTLED = [completed(0), completed(1), completed(2)];

function reasonAfter(...steps: readonly Step[]): string {
  return explainRefusedClaim(anOrchestration({}, sent, ...steps), CLAIM, NOW).reason;
}

describe('explainRefusedClaim', () => {
  it('says absent of a record that is gone', () => {
    expect(explainRefusedClaim(undefined, CLAIM, NOW)).toEqual({ reason: 'absent' });
  });

  const alone: readonly (readonly [string, readonly Step[]])[] = [
    ['mine', [MINE]],
    ['terminal', [having({ status: 'CANCELLED' })]],
    ['other run', [paused, resumed]],
    ['settled', [completed(0)]],
    ['settled', [failed(0)]],
    ['paused', [paused]],
    ['waiting', [WAITING]],
    ['busy', [claimed(0)]],
    ['exhausted', EXHAUSTED],
    ['none', []],
    ['none', [claimed(1), completed(2)]],
  ];
  it.each(alone)('says %s', (reason, steps) => {
    expect(reasonAfter(...steps)).toBe(reason);
  });

  it('hands over what the caller needs to go on', () => {
    const mine = anOrchestration({}, sent, MINE);
    expect(explainRefusedClaim(mine, CLAIM, NOW)).toEqual({ reason: 'mine', record: mine });
    const settled = anOrchestration({}, sent, completed(0));
    expect(explainRefusedClaim(settled, CLAIM, NOW)).toEqual({ reason: 'settled', record: settled });
    const exhausted = anOrchestration({}, sent, ...EXHAUSTED);
    expect(explainRefusedClaim(exhausted, CLAIM, NOW)).toEqual({ reason: 'exhausted', record: exhausted });
    const busy = anOrchestration({}, sent, claimed(0));
    const lease = { end: LEASE_END.getTime(), owner: OWNER };
    expect(explainRefusedClaim(busy, CLAIM, NOW)).toEqual({ reason: 'busy', lease });
  });

  it.each([
    ['busy', LEASE_END.getTime() - 1],
    ['none', LEASE_END.getTime()],
  ])('says %s by the end of the lease', (reason, at) => {
    expect(explainRefusedClaim(anOrchestration({}, sent, claimed(0)), CLAIM, new Date(at)).reason).toBe(
      reason,
    );
  });

  /** Both reasons are there; the first named is said. Neighbours of the table in order, and what may stand together. */
  const both: readonly (readonly [string, string, readonly Step[]])[] = [
    ['mine', 'terminal', [MINE, having({ status: 'CANCELLED' })]],
    ['mine', 'other run', [MINE, paused, resumed]],
    ['mine', 'paused', [MINE, paused]],
    ['mine', 'waiting', [MINE, WAITING]],
    ['mine', 'exhausted', [...EXHAUSTED.slice(0, -2), MINE]],
    ['terminal', 'other run', [paused, resumed, ...ALL_SETTLED, finished]],
    ['terminal', 'settled', [...ALL_SETTLED, finished]],
    ['terminal', 'busy', [claimed(0), having({ status: 'CANCELLED' })]],
    ['other run', 'settled', [completed(0), paused, resumed]],
    ['other run', 'paused', [paused, resumed, paused]],
    ['other run', 'busy', [paused, resumed, claimed(0)]],
    ['settled', 'paused', [completed(0), paused]],
    ['settled', 'waiting', [completed(0), WAITING]],
    ['paused', 'waiting', [paused, WAITING]],
    ['paused', 'busy', [claimed(0), paused]],
    ['paused', 'exhausted', [...EXHAUSTED, paused]],
    ['waiting', 'busy', [claimed(0), WAITING]],
    ['waiting', 'exhausted', [...EXHAUSTED, WAITING]],
    ['busy', 'exhausted', EXHAUSTED.slice(0, -1)],
  ];
  it.each(both)('says %s before %s', (reason, _, steps) => {
    expect(reasonAfter(...steps)).toBe(reason);
  });
});

import { describeClauses } from '../../testing/describe-clauses.ts';
import { applyEffects } from '../evaluate-change.ts';
import { holdRoute } from './hold-route.ts';

const MINE = { id: 'orch-mine', run: 2 };
const READ = { id: 'orch-other', run: 5 };
const GUARD = { orchestrationId: 'route#key', holderId: READ.id, holderRun: READ.run };

describe('without a guard', () => {
  describeClauses(holdRoute(MINE, undefined), { appliesTo: undefined, refusedBy: { 'guard absent': GUARD } });

  it('writes mine', () => {
    const guard = applyEffects({ orchestrationId: 'route#key' }, holdRoute(MINE, undefined).effects);
    expect(guard).toStrictEqual({ orchestrationId: 'route#key', holderId: 'orch-mine', holderRun: 2 });
  });
});

describe('with the guard of another', () => {
  describeClauses(holdRoute(MINE, READ), {
    appliesTo: GUARD,
    refusedBy: {
      'guard id as read': { ...GUARD, holderId: 'orch-third' },
      // A slow sweeper must not bring back an old guard: the same holder on a newer run is another pair.
      'guard run as read': { ...GUARD, holderRun: 6 },
    },
  });

  it('replaces the whole pair', () => {
    expect(applyEffects(GUARD, holdRoute(MINE, READ).effects)).toStrictEqual({
      orchestrationId: 'route#key',
      holderId: 'orch-mine',
      holderRun: 2,
    });
  });
});

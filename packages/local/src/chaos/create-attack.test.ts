import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { createManualClock } from '@syncwell/core/testing/manual-clock';
import { makeStatusView } from '../demo/make-status-view.ts';
import { createAttack, type Kill } from './create-attack.ts';
import type { PlannedKill } from './plan-kills.ts';

const view = (completedChunks: number) =>
  makeStatusView({ completedChunks, status: completedChunks === 4 ? 'COMPLETED' : 'IN_PROGRESS' });

/** A system whose processes come back `downLooks` looks after a kill. */
function createBench(plan: readonly PlannedKill[], { downLooks = 2, settled = 1 } = {}) {
  const clock = createManualClock();
  const pids = { services: 100, pump: 200 };
  const killed: number[] = [];
  const done: Kill[] = [];
  let looksLeft = 0;
  const attack = createAttack(plan, {
    clock,
    readStatus: () => Promise.resolve(view(settled)),
    system: {
      processIds: () => {
        looksLeft -= 1;
        return looksLeft >= 0 ? { services: undefined, pump: undefined } : pids;
      },
    },
    kill: (pid) => {
      killed.push(pid);
      looksLeft = downLooks;
      const target = pid === pids.pump ? 'pump' : 'services';
      pids[target] += 1;
    },
    onKill: (kill) => done.push(kill),
  });
  return { attack, clock, killed, done };
}

describe('createAttack', () => {
  const plan: readonly PlannedKill[] = [
    { target: 'pump', atPercent: 25, delayMs: 700 },
    { target: 'services', atPercent: 30, delayMs: 0 },
  ];

  it('kills what is due, later by the delay, and tells when it is up again', async () => {
    const { attack, killed, done } = createBench(plan);
    attack.see(view(0));
    await turnOfTheLoop();
    expect(killed).toEqual([]);
    attack.see(view(1));
    await turnOfTheLoop();
    expect(killed).toEqual([200]);
    expect(done).toEqual([{ target: 'pump', view: view(1), upAgainSeconds: 0.1 }]);
    attack.see(view(2));
    await attack.end();
    expect(killed).toEqual([200, 100]);
  });

  it('kills one at a time', async () => {
    const { attack, killed } = createBench(plan);
    attack.see(view(3));
    attack.see(view(3));
    await turnOfTheLoop();
    expect(killed).toEqual([200]);
  });

  it('does not kill, and does not count, when the sync is over', async () => {
    const { attack, killed, done } = createBench(plan, { settled: 4 });
    attack.see(view(3));
    await attack.end();
    attack.see(view(3));
    await turnOfTheLoop();
    expect({ killed, done }).toEqual({ killed: [], done: [] });
  });

  it('says at the end that something did not come back, and kills nothing more', async () => {
    const { attack, killed } = createBench(plan, { downLooks: 10_000 });
    attack.see(view(1));
    await turnOfTheLoop();
    attack.see(view(3));
    await expect(attack.end()).rejects.toThrow('Expected the pump to be up again 120 s after a kill');
    expect(killed).toEqual([200]);
  });
});

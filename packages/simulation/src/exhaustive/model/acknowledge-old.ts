import { failingClauses } from '@syncwell/core/domain/evaluate-change';

import { LEASE_END, NOW } from './instants.ts';
import type { State } from './state.ts';
import type { Job } from './task.ts';
import type { Transitions } from './transitions.ts';

/**
 * Takes the messages off the queue whose claim is refused because of their run: runs never fall, so they are refused
 * for good, and whoever receives one does nothing but acknowledge it, sooner or later.
 */
export function acknowledgeOld(state: State, transitions: Transitions): State {
  const isRefused = ({ id, chunkIndex, run }: Job) => {
    const item = state.items[id];
    if (item?.['run'] === run) return false;
    const change = transitions.claim({ chunkIndex, run, owner: 'nobody', leaseEnd: LEASE_END }, NOW);
    return failingClauses(change, item).includes('run equal');
  };
  return state.cold.some(isRefused) ? { ...state, cold: state.cold.filter((job) => !isRefused(job)) } : state;
}

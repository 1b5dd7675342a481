import { absent, type Change, set } from '../change.ts';
import { countChunks } from '../chunk-plan.ts';
import type { Item } from '../item.ts';
import type { Orchestration } from '../orchestration.ts';
import { rangeOf } from '../orchestration.ts';
import type { Wake } from './clauses.ts';

/** What a start fixes for the life of the record. */
export type NewOrchestration = Pick<
  Orchestration,
  | 'orchestrationId'
  | 'userId'
  | 'source'
  | 'destination'
  | 'startDate'
  | 'endDate'
  | 'timeZone'
  | 'requestHash'
>;

/** PENDING, run 1, nothing sent yet. Refused when the id is taken: a repeat of the same request, or a foreign one. */
export function create(request: NewOrchestration, now: Date, wake: Wake): Change {
  const { orchestrationId: _key, ...attributes } = newItem(request, now, wake);
  return {
    name: 'create',
    clauses: [{ name: 'record absent', holds: absent(['orchestrationId']) }],
    effects: Object.entries(attributes).map(([name, value]) => set([name], value)),
  };
}

function newItem(request: NewOrchestration, now: Date, wake: Wake): Item {
  return {
    ...request,
    status: 'PENDING',
    totalChunks: countChunks(rangeOf(request)),
    completedChunks: 0,
    failedChunks: 0,
    run: 1,
    fannedOutRun: 0,
    version: 1,
    outcomes: {},
    leases: {},
    attempts: {},
    errors: {},
    redispatch: {},
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    wakeShard: wake.shard,
    wakeAt: wake.at.toISOString(),
  };
}

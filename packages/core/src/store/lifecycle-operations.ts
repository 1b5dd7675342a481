import { isAllSettled, type Orchestration } from '../domain/orchestration.ts';
import { toOrchestration } from '../domain/record-codec.ts';
import { isTerminal } from '../domain/status.ts';
import { create as createChange, type NewOrchestration } from '../domain/transitions/create.ts';
import { fannedOut } from '../domain/transitions/fan-out.ts';
import { finish as finishChange } from '../domain/transitions/finish.ts';
import { applyChange, ContendedRecordError } from './apply-change.ts';
import { soon, type StoreContext } from './store-context.ts';

export type CreateAnswer =
  | { readonly kind: 'created'; readonly record: Orchestration }
  /** The id is taken: the same request again, or another one under the same Idempotency-Key. */
  | { readonly kind: 'exists'; readonly record: Orchestration };

const MAX_TURNS = 8;

export async function read(
  context: Pick<StoreContext, 'table'>,
  id: string,
): Promise<Orchestration | undefined> {
  const item = await context.table.read(id);
  return item && toOrchestration(item);
}

export async function create(
  context: StoreContext,
  request: NewOrchestration,
  now: Date,
): Promise<CreateAnswer> {
  const id = request.orchestrationId;
  const answer = await applyChange(context.table, id, createChange(request, now, soon(context, id, now)));
  if (answer.applied) return { kind: 'created', record: answer.record };
  // A refused create has read a record: "absent" would have been tried again.
  if (answer.record === undefined)
    throw new ContendedRecordError('Expected the record that refused a create');
  return { kind: 'exists', record: answer.record };
}

/** All messages of `run` were sent. Answers the record; undefined when it is gone. Another run is left alone. */
export async function markFannedOut(
  context: StoreContext,
  id: string,
  { run, now }: { run: number; now: Date },
): Promise<Orchestration | undefined> {
  return (await applyChange(context.table, id, fannedOut(run, now))).record;
}

/**
 * Ends the record if every chunk of `record` is settled; otherwise a no-op. Both the call that settles and the one
 * that finds it settled come here, because either may be the only one that lives to do so.
 */
export async function finishIfSettled(
  context: StoreContext,
  record: Orchestration,
  now: Date,
): Promise<Orchestration> {
  let current = record;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    if (isTerminal(current.status) || !isAllSettled(current)) return current;
    const id = current.orchestrationId;
    const answer = await applyChange(context.table, id, finishChange(current, now, soon(context, id, now)));
    if (answer.applied || answer.record === undefined) return answer.record ?? current;
    current = answer.record;
  }
  throw new ContendedRecordError(`Expected finish to come to an end, still turning after ${MAX_TURNS} reads`);
}

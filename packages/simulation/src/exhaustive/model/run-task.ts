import type { Item } from '@syncwell/core/domain/item';
import { applyEffects, failingClauses } from '@syncwell/core/domain/evaluate-change';
import type { Orchestration } from '@syncwell/core/domain/orchestration';

import type { Action } from './action.ts';
import { actionOf } from './action-of.ts';
import { nameJobs } from './name-jobs.ts';
import { recordOf } from './record-of.ts';
import { eventName, isSameEvent, type State } from './state.ts';
import type { Step } from './step.ts';
import { type Job, jobOf } from './task.ts';
import type { Transitions } from './transitions.ts';
import { answerLost, crashed, type Turn, went } from './turn.ts';

type ActionOf<Act extends Action['act']> = Extract<Action, { act: Act }>;

/**
 * Every way in which the next step of a process may go: as meant, and, while faults are left, with each fault. A
 * crash is offered after each effect only: one that comes later, before the next effect, leaves the same behind, as
 * what a process merely knows is gone with it.
 */
export function runTask(turn: Turn, transitions: Transitions): Step[] {
  return runAction(turn, actionOf(turn.task, transitions));
}

function runAction(turn: Turn, action: Action): Step[] {
  const { items } = turn.state;
  switch (action.act) {
    case 'write':
      return runWrite(turn, action);
    case 'hold':
      return runHold(turn, action);
    case 'read':
      return [
        went(
          turn,
          turn.state,
          action.then((key) => items[key]),
          nameAction(turn, action),
        ),
      ];
    case 'send':
      return runSend(turn, action);
  }
}

function runWrite(turn: Turn, action: ActionOf<'write'>): Step[] {
  const { state, task } = turn;
  const item = state.items[task.id];
  const reasons = failingClauses(action.change, item);
  if (item !== undefined && reasons.length === 0) return applied(turn, action, item);
  const record = item && recordOf(item);
  // The loss of this answer would change nothing: a repeat meets what a first call would have met then.
  const next = action.then({ applied: false, record, retried: task.isRepeat === true });
  return [went(turn, state, next, `${nameAction(turn, action)}: refused, not so: ${reasons.join(', ')}`)];
}

function applied(turn: Turn, action: ActionOf<'write'>, before: Item): Step[] {
  const { state, task } = turn;
  const { change } = action;
  const after = applyEffects(before, change.effects);
  const record = recordOf(after);
  const changed = withEvent(withItem(state, task.id, after), before, record);
  const name = nameAction(turn, action);
  const next = action.then({ applied: true, record });
  const steps = [went(turn, changed, next, name), ...answerLost(turn, changed, name)];
  // The end of a process without a message is no different from its crash.
  const mayCrash = state.faults > 0 && next !== 'return' && (next !== 'done' || jobOf(task) !== undefined);
  if (mayCrash) steps.push(crashed(turn, changed, `${name}, crashes before the answer`));
  const written = { id: task.id, before, after, change, task, isTwice: task.isRepeat === true };
  return steps.map((step) => ({ ...step, written }));
}

function runHold(turn: Turn, action: ActionOf<'hold'>): Step[] {
  const { state } = turn;
  const { key } = action;
  const guard = state.items[key];
  const reasons = failingClauses(action.change, guard);
  const name = nameAction(turn, action);
  if (reasons.length > 0)
    return [went(turn, state, action.then(false), `${name}: refused, not so: ${reasons.join(', ')}`)];
  const after = applyEffects(guard ?? { orchestrationId: key }, action.change.effects);
  const held = withItem(state, key, after);
  const steps = [went(turn, held, action.then(true), name), ...answerLost(turn, held, name)];
  return state.faults > 0 ? [...steps, crashed(turn, held, `${name}, crashes before the answer`)] : steps;
}

function runSend(turn: Turn, action: ActionOf<'send'>): Step[] {
  const { state } = turn;
  const name = nameAction(turn, action);
  const sent = withJobs(state, action.jobs);
  const steps = [went(turn, sent, action.then(), name)];
  if (state.faults === 0 || action.jobs.length === 0) return steps;
  const parts = action.jobs.length > 1 ? action.jobs.map((job) => [job]) : [];
  return [
    ...steps,
    ...answerLost(turn, sent, name),
    crashed(turn, sent, `${name}, crashes before the answer`),
    ...parts.map((part) =>
      crashed(turn, withJobs(state, part), `${name}, only ${nameJobs(part)} taken, gives up`),
    ),
  ];
}

function withItem(state: State, key: string, item: Item): State {
  return { ...state, items: { ...state.items, [key]: item } };
}

/** Keeps the name of every event that was ever on a record. */
function withEvent(state: State, before: Item, { orchestrationId, announce }: Orchestration): State {
  const isNew = announce !== undefined && !isSameEvent(announce, recordOf(before).announce);
  return isNew ? { ...state, events: [...state.events, eventName(orchestrationId, announce)] } : state;
}

function withJobs(state: State, jobs: readonly Job[]): State {
  return { ...state, cold: [...state.cold, ...jobs] };
}

function nameAction({ task }: Turn, action: Action): string {
  const job = jobOf(task);
  const about = job === undefined ? task.id : nameJobs([job]);
  switch (action.act) {
    case 'write':
    case 'hold':
      return `${action.change.name} ${about}`;
    case 'read':
      return `${task.at} ${about}`;
    case 'send':
      return action.jobs.length === 0 ? 'sends nothing' : `sends ${nameJobs(action.jobs)}`;
  }
}

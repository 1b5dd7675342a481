import { nameOf, type Slot, type State, withTask } from './state.ts';
import type { Step } from './step.ts';
import { jobOf, type Next, type Task } from './task.ts';

/** A process about to take its next step. */
export interface Turn {
  /** With the process's task in place, and whatever the step costs already paid. */
  readonly state: State;
  readonly slot: Slot;
  readonly task: Task;
  readonly isOwn: boolean;
  /** What else is worth telling about the step. */
  readonly remark?: string;
}

/** The call took effect, and the SDK, which does not know, sends it again. */
export function answerLost(turn: Turn, state: State, label: string): Step[] {
  if (state.faults === 0) return [];
  const { task } = turn;
  const next = { ...task, isRepeat: true };
  const paid = { ...state, faults: state.faults - 1 };
  return [
    { ...went(turn, paid, next, `${label}, the answer is lost, the SDK sends it again`), isOwn: false },
  ];
}

export function went(turn: Turn, state: State, next: Next, label: string): Step {
  const { slot, task, isOwn, remark = '' } = turn;
  const text = `${nameOf(slot)}: ${label}${remark}`;
  if (next === 'done') return { label: text, next: withTask(state, slot, undefined), isOwn };
  if (next === 'return')
    return { label: `${text}, returns its message`, next: withoutTask(state, slot, task), isOwn };
  return { label: text, next: withTask(state, slot, next), isOwn };
}

export function crashed(turn: Turn, state: State, label: string): Step {
  const next = { ...withoutTask(state, turn.slot, turn.task), faults: state.faults - 1 };
  return { label: `${nameOf(turn.slot)}: ${label}`, next, isOwn: false };
}

/** The process is gone; its message comes back by its visibility time. */
function withoutTask(state: State, slot: Slot, task: Task): State {
  const job = jobOf(task);
  const gone = withTask(state, slot, undefined);
  if (job === undefined) return gone;
  return slot.role === 'dead letter'
    ? { ...gone, dead: [...gone.dead, job] }
    : { ...gone, cold: [...gone.cold, job] };
}

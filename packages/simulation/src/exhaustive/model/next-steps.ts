import { outcomesOf, startWorker } from '../programs/worker.ts';
import { startDeadLetter } from '../programs/settle.ts';
import { startCommand } from '../programs/user-command.ts';
import { leaseEnds } from './lease-ends.ts';
import { acknowledgeOld } from './acknowledge-old.ts';
import { dueLooks } from './due-looks.ts';
import { freshOwner } from './fresh-names.ts';
import { distinct, queueFaults, without } from './queue-faults.ts';
import { runTask } from './run-task.ts';
import { recordIds, type Slot, slotsOf, type State, taskAt, withTask } from './state.ts';
import type { Step } from './step.ts';
import { COMMANDS, type Task, type WorkerTask } from './task.ts';
import type { Transitions } from './transitions.ts';
import type { Turn } from './turn.ts';

/** Everything that may happen next. */
export function nextSteps(state: State, transitions: Transitions): Step[] {
  const turns = [...goingOn(state), ...beginning(state)];
  const steps = [
    ...turns.flatMap((turn) => runTask(turn, transitions)),
    ...leaseEnds(state),
    ...queueFaults(state),
  ];
  return steps.map((step) => ({ ...step, next: acknowledgeOld(step.next, transitions) }));
}

/** The processes that are at work. What the copy of a month comes to is decided here. */
function goingOn(state: State): Turn[] {
  return slotsOf(state).flatMap((slot): Turn[] => {
    const task = taskAt(state, slot);
    if (task === undefined) return [];
    if (task.program === 'worker' && task.at === 'work') return settling(state, slot, task);
    return [{ state, slot, task, isOwn: true }];
  });
}

function settling(state: State, slot: Slot, work: WorkerTask): Turn[] {
  const outcomes = outcomesOf(work).filter(({ isTrouble }) => !isTrouble || state.troubles > 0);
  return outcomes.map(({ task, isTrouble }) => {
    const paid = { ...state, troubles: state.troubles - (isTrouble ? 1 : 0) };
    return { state: withTask(paid, slot, task), slot, task, isOwn: !isTrouble };
  });
}

/** What idle processes may begin; of equal ones only the first. A message taken is a message off its queue. */
function beginning(state: State): Turn[] {
  return [...takingJobs(state), ...takingDeadLetters(state), ...sweeping(state), ...commanding(state)];
}

function takingJobs(state: State): Turn[] {
  const slot = idle(state, 'worker');
  if (slot === undefined) return [];
  return distinct(state.cold).map((job) => {
    return begun({ ...state, cold: without(state.cold, job) }, slot, startWorker(job, freshOwner(state)));
  });
}

function takingDeadLetters(state: State): Turn[] {
  const slot = idle(state, 'dead letter');
  if (slot === undefined) return [];
  return distinct(state.dead).map((job) =>
    begun({ ...state, dead: without(state.dead, job) }, slot, startDeadLetter(job)),
  );
}

function sweeping(state: State): Turn[] {
  const slot = idle(state, 'sweeper');
  return slot === undefined ? [] : dueLooks(state, slot);
}

function commanding(state: State): Turn[] {
  const slot = idle(state, 'api');
  if (slot === undefined || state.commands === 0) return [];
  const paid = { ...state, commands: state.commands - 1 };
  return recordIds(state).flatMap((id) =>
    COMMANDS.map((command) => ({ ...begun(paid, slot, startCommand(id, command)), isOwn: false })),
  );
}

function begun(state: State, slot: Slot, task: Task): Turn {
  return { state: withTask(state, slot, task), slot, task, isOwn: true };
}

function idle(state: State, role: Slot['role']): Slot | undefined {
  return slotsOf(state).find((slot) => slot.role === role && taskAt(state, slot) === undefined);
}

import { beginAction } from '../programs/begin-run.ts';
import { finishAction } from '../programs/finish.ts';
import { deadLetterAction } from '../programs/settle.ts';
import { sweepAction } from '../programs/sweeper.ts';
import { commandAction } from '../programs/user-command.ts';
import { workerAction } from '../programs/worker.ts';
import type { Action } from './action.ts';
import type { Task } from './task.ts';
import type { Transitions } from './transitions.ts';

/** What a task does next. */
export function actionOf(task: Task, transitions: Transitions): Action {
  switch (task.program) {
    case 'worker':
      return workerAction(task, transitions);
    case 'dead letter':
      return deadLetterAction(task, transitions);
    case 'finish':
      return finishAction(task, transitions);
    case 'begin run':
      return beginAction(task, transitions);
    case 'sweep':
      return sweepAction(task, transitions);
    case 'command':
      return commandAction(task, transitions);
  }
}

import type { LastLook, Orchestration } from '@syncwell/core/domain/orchestration';
import type { RouteGuard } from '@syncwell/core/domain/transitions/hold-route';

/** One message: a chunk of a record under one run. */
export interface Job {
  readonly id: string;
  readonly chunkIndex: number;
  readonly run: number;
}

interface AnyTask {
  /** The record it is about. */
  readonly id: string;
  /** Its next call took effect already, and the SDK sends it again because the answer was lost. */
  readonly isRepeat?: boolean;
}

/** A worker with a message. `read`: the record as the claim, or the refusal of `complete`, answered it. */
export interface WorkerTask extends AnyTask {
  readonly program: 'worker';
  readonly at:
    | 'claim'
    | 'work'
    | 'complete'
    | 'fail'
    | 'release'
    | 'park briefly'
    | 'park long'
    | 'join wait'
    | 'yield'
    | 'reconnect'
    | 'give back'
    | 'drop lease';
  readonly job: Job;
  readonly owner: string;
  /** The end of its claims: its own deadline. */
  readonly leaseEnd: Date;
  /** Tries, this one included; 0 before the claim. */
  readonly attempts: number;
  readonly read?: Orchestration;
}

/** The dead-letter function with a message. */
export interface DeadLetterTask extends AnyTask {
  readonly program: 'dead letter';
  readonly at: 'fail';
  readonly job: Job;
}

/** Ends a record whose chunks are all settled, whoever found that out. */
export interface FinishTask extends AnyTask {
  readonly program: 'finish';
  readonly at: 'finish';
  readonly job?: Job;
  readonly read: Orchestration;
}

/** Takes the route if need be and sends the missing chunks of `read`. */
export interface BeginTask extends AnyTask {
  readonly program: 'begin run';
  readonly at: 'read guard' | 'read own' | 'read holder' | 'hold' | 'close' | 'send' | 'fanned out';
  readonly read: Orchestration;
  /** The guard as read, once it was. */
  readonly guard?: RouteGuard | undefined;
}

export type SweepTask = AnyTask & { readonly program: 'sweep' } & (
    | { readonly at: 'look' }
    | { readonly at: 'announced' | 'sleep' | 'send again' | 'sent again'; readonly read: Orchestration }
    | { readonly at: 're-dispatch'; readonly read: Orchestration; readonly lastLook: LastLook }
    | {
        readonly at: 'push';
        readonly read: Orchestration;
        readonly lastLook: LastLook;
        readonly wakeAt: Date;
      }
  );

export const COMMANDS = ['pause', 'resume', 'cancel', 'retry'] as const;
export type Command = (typeof COMMANDS)[number];

/** A user's command. A retry first looks who holds the route and publishes what is to be published. */
export interface CommandTask extends AnyTask {
  readonly program: 'command';
  readonly command: Command;
  readonly at: 'look' | 'read holder' | 'announced' | 'read' | 'write';
  /** The write was tried once and found that the run had moved. */
  readonly isSecondTurn: boolean;
  readonly read?: Orchestration;
  /** Who has the route by the guard, if another. */
  readonly holder?: string;
}

export type Task = WorkerTask | DeadLetterTask | FinishTask | BeginTask | SweepTask | CommandTask;

/** What a process does after a step: another task; done, its message acknowledged; or its message goes back. */
export type Next = Task | 'done' | 'return';

export function jobOf(task: Task | undefined): Job | undefined {
  return task !== undefined && 'job' in task ? task.job : undefined;
}

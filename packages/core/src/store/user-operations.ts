import type { Orchestration } from '../domain/orchestration.ts';
import { isActive } from '../domain/status.ts';
import { pause as pauseChange, resume as resumeChange } from '../domain/transitions/user-commands.ts';
import { applyChange, type Applied } from './apply-change.ts';
import { read } from './lifecycle-operations.ts';
import { soon, type StoreContext } from './store-context.ts';

/** A user's command on a record. A record that is absent and one that is not the caller's look the same. */
export interface UserCommand {
  readonly orchestrationId: string;
  readonly userId: string;
  readonly now: Date;
}

export type CommandAnswer =
  | { readonly kind: 'done'; readonly record: Orchestration }
  /** It was so already. */
  | { readonly kind: 'already'; readonly record: Orchestration }
  /** Not legal from here. */
  | { readonly kind: 'illegal'; readonly record: Orchestration }
  | { readonly kind: 'absent' };

/** The caller's own record, or undefined. */
export async function readOwned(
  context: Pick<StoreContext, 'table'>,
  { orchestrationId, userId }: { orchestrationId: string; userId: string },
): Promise<Orchestration | undefined> {
  const record = await read(context, orchestrationId);
  return record?.userId === userId ? record : undefined;
}

/** No new chunk starts once this is answered; chunks in flight may still end. */
export async function pause(context: StoreContext, command: UserCommand): Promise<CommandAnswer> {
  return runCommand(context, command, {
    isLegal: (record) => isActive(record.status),
    isAlready: (record) => record.status === 'PAUSED',
    attempt: (record) =>
      applyChange(
        context.table,
        record.orchestrationId,
        pauseChange(command.userId, record.run, command.now),
      ),
  });
}

/** A new run, PENDING (its route must be held first) or IN_PROGRESS; its messages are the caller's to send. */
export async function resume(context: StoreContext, command: UserCommand): Promise<CommandAnswer> {
  const { now, userId } = command;
  return runCommand(context, command, {
    isLegal: (record) => record.status === 'PAUSED',
    isAlready: (record) => isActive(record.status),
    attempt: (record) => {
      const id = record.orchestrationId;
      return applyChange(
        context.table,
        id,
        resumeChange(userId, record, { now, wake: soon(context, id, now) }),
      );
    },
  });
}

interface CommandRules {
  isLegal(record: Orchestration): boolean;
  isAlready(record: Orchestration): boolean;
  attempt(record: Orchestration): Promise<Applied>;
}

/**
 * Read, then write with the run as read. When only the run moved, once more; but not when the SDK repeated the call:
 * then the first try may have been applied and undone by a later command, which must stand.
 */
async function runCommand(
  context: StoreContext,
  command: UserCommand,
  rules: CommandRules,
): Promise<CommandAnswer> {
  let record = await readOwned(context, command);
  for (let turn = 0; turn < 2; turn += 1) {
    if (record === undefined) return { kind: 'absent' };
    if (rules.isAlready(record)) return { kind: 'already', record };
    if (!rules.isLegal(record)) return { kind: 'illegal', record };
    const answer = await rules.attempt(record);
    if (answer.applied) return { kind: 'done', record: answer.record };
    record = answer.record;
    if (answer.retried) break;
  }
  return settledAnswer(record, rules);
}

function settledAnswer(record: Orchestration | undefined, rules: CommandRules): CommandAnswer {
  if (record === undefined) return { kind: 'absent' };
  return rules.isAlready(record) ? { kind: 'already', record } : { kind: 'illegal', record };
}

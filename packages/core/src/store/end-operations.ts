import { chunksToTry } from '../domain/chunks-to-try.ts';
import { isActive, isTerminal } from '../domain/status.ts';
import { retry as retryChange } from '../domain/transitions/retry.ts';
import { cancel as cancelChange } from '../domain/transitions/user-commands.ts';
import { applyChange } from './apply-change.ts';
import { type CommandAnswer, type RestartCommand, runCommand, type UserCommand } from './run-command.ts';
import { soon, type StoreContext } from './store-context.ts';

/** Ends the orchestration for good; chunks in flight may still be counted. */
export async function cancel(context: StoreContext, command: UserCommand): Promise<CommandAnswer> {
  const { now, userId } = command;
  return runCommand(context, command, {
    isLegal: (record) => !isTerminal(record.status),
    isAlready: (record) => record.status === 'CANCELLED',
    attempt: (record) => {
      const id = record.orchestrationId;
      return applyChange(
        context.table,
        id,
        cancelChange(userId, record, { now, wake: soon(context, id, now) }),
      );
    },
  });
}

/**
 * A new run, PENDING, of what is not completed, or of the chunks named of it. Illegal when nothing is left to try, and
 * while an event of the end is still to be published. Holding the route and sending are the caller's.
 */
export async function retry(
  context: StoreContext,
  command: RestartCommand & { readonly chunks?: readonly number[] | undefined },
): Promise<CommandAnswer> {
  const { now, userId, chunks, restartsPerDay } = command;
  return runCommand(context, command, {
    limit: { now, restartsPerDay },
    isLegal: (record) =>
      isTerminal(record.status) && record.announce === undefined && chunksToTry(record, chunks).size > 0,
    isAlready: (record) => isActive(record.status),
    attempt: (record) => {
      const id = record.orchestrationId;
      const retrying = { read: record, again: chunksToTry(record, chunks) };
      return applyChange(
        context.table,
        id,
        retryChange(userId, retrying, { now, wake: soon(context, id, now) }),
      );
    },
  });
}

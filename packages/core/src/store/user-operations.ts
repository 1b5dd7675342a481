import { isActive } from '../domain/status.ts';
import { pause as pauseChange, resume as resumeChange } from '../domain/transitions/user-commands.ts';
import { applyChange } from './apply-change.ts';
import { type CommandAnswer, type RestartCommand, runCommand, type UserCommand } from './run-command.ts';
import { soon, type StoreContext } from './store-context.ts';

/** No new chunk starts once this is answered; chunks in flight may still end. */
export async function pause(context: StoreContext, command: UserCommand): Promise<CommandAnswer> {
  return runCommand(context, command, {
    isLegal: (record) => isActive(record.status),
    isAlready: (record) => record.status === 'PAUSED',
    attempt: (record) =>
      applyChange(context.table, record.orchestrationId, pauseChange(command.userId, record, command.now)),
  });
}

/** A new run, PENDING (its route must be held first) or IN_PROGRESS; its messages are the caller's to send. */
export async function resume(context: StoreContext, command: RestartCommand): Promise<CommandAnswer> {
  const { now, userId, restartsPerDay } = command;
  return runCommand(context, command, {
    limit: { now, restartsPerDay },
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

import type { Orchestration } from '../domain/orchestration.ts';
import { isRestartLeft, type RestartLimit } from '../domain/restarts.ts';
import type { Applied } from './apply-change.ts';
import { read } from './lifecycle-operations.ts';
import type { StoreContext } from './store-context.ts';

/** A user's command on a record. A record that is absent and one that is not the caller's look the same. */
export interface UserCommand {
  readonly orchestrationId: string;
  readonly userId: string;
  readonly now: Date;
}

/** One that begins a new run: how often is limited. */
export type RestartCommand = UserCommand & RestartLimit;

export type CommandAnswer =
  | { readonly kind: 'done'; readonly record: Orchestration }
  /** It was so already. */
  | { readonly kind: 'already'; readonly record: Orchestration }
  /** Not legal from here. */
  | { readonly kind: 'illegal'; readonly record: Orchestration }
  /** Legal, but once more than the user may. */
  | { readonly kind: 'too many'; readonly limit: RestartLimit }
  | { readonly kind: 'absent' };

/** The caller's own record, or undefined. */
export async function readOwned(
  context: Pick<StoreContext, 'table'>,
  { orchestrationId, userId }: { orchestrationId: string; userId: string },
): Promise<Orchestration | undefined> {
  const record = await read(context, orchestrationId);
  return record?.userId === userId ? record : undefined;
}

/** When a command is legal, when it is needless, and its one write. */
export interface CommandRules {
  isLegal(record: Orchestration): boolean;
  isAlready(record: Orchestration): boolean;
  attempt(record: Orchestration): Promise<Applied>;
  /** Absent: as often as it is legal. */
  readonly limit?: RestartLimit;
}

/**
 * Read, then write with the run as read. When only the run moved, once more; but not when the SDK repeated the call:
 * then the first try may have been applied and undone by a later command, which must stand.
 */
export async function runCommand(
  context: StoreContext,
  command: UserCommand,
  rules: CommandRules,
): Promise<CommandAnswer> {
  let record = await readOwned(context, command);
  for (let turn = 0; turn < 2; turn += 1) {
    if (record === undefined) return { kind: 'absent' };
    if (rules.isAlready(record)) return { kind: 'already', record };
    if (!rules.isLegal(record)) return { kind: 'illegal', record };
    const { limit } = rules;
    if (limit !== undefined && !isRestartLeft(record.restarts, limit)) return { kind: 'too many', limit };
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

import type { Statement } from '../../../packages/cloud/src/emulator/role-policies.ts';

/** One action on one resource. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** Only MiniStack knows this action; on AWS it is a part of the other. They come and go together. */
const PART_OF: Readonly<Record<string, string>> = { 'sqs:SendMessageBatch': 'sqs:SendMessage' };

/** All that these statements allow, one by one, by the names that AWS has. */
export function listPermissions(statements: readonly Statement[]): Permission[] {
  return statements.flatMap(({ Action, Resource }) =>
    Action.filter((action) => PART_OF[action] === undefined).flatMap((action) =>
      Resource.map((resource) => ({ action, resource })),
    ),
  );
}

/** Statements that allow everything that these do, but for one action on one resource. */
export function takeAway(statements: readonly Statement[], { action, resource }: Permission): Statement[] {
  const isTaken = (one: string) => one === action || PART_OF[one] === action;
  return statements
    .flatMap((statement) => [
      { ...statement, Action: statement.Action.filter((one) => !isTaken(one)) },
      {
        ...statement,
        Action: statement.Action.filter(isTaken),
        Resource: statement.Resource.filter((one) => one !== resource),
      },
    ])
    .filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0);
}

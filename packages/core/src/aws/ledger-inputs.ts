import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { Intent, LedgerKey, SettledState } from '../ledger.ts';
import { toLedgerItemKey } from './ledger-item.ts';

/** `state`, `at` and `owner` are reserved words of DynamoDB. */
const NAMES = { '#entry': 'entry', '#state': 'state', '#at': 'at', '#owner': 'owner' };

const ABSENT = 'attribute_not_exists(#entry)';
const OPEN = '#state IN (:intent, :submitted)';

/**
 * INTENT, clause by clause:
 * - nobody's yet: there is no entry; or, for what an earlier try left: it is still as read;
 * - ours already: this very intent is there. The SDK repeats a call whose answer was lost; without this clause our own
 *   first call would refuse the second, and the workout would look like another's.
 *
 *     we: intend ..... (answer lost) intend again -> ours is there: go on
 *     other:      intend -> refused: we are at it
 */
export function toIntendInput(
  tableName: string,
  key: LedgerKey,
  { orchestrationId, owner, at, before }: Intent,
): UpdateItemCommandInput {
  const asRead = '(#state = :beforeState AND #at = :beforeAt AND #owner = :beforeOwner)';
  return toInput(tableName, key, {
    update: 'SET #state = :intent, #at = :at, #owner = :owner, orchestrationId = :sync REMOVE uploadId',
    condition: `${before === undefined ? ABSENT : asRead} OR (#state = :intent AND #at = :at AND #owner = :owner)`,
    values: {
      ':intent': 'INTENT',
      ':at': at,
      ':owner': owner,
      ':sync': orchestrationId,
      ...(before && { ':beforeState': before.kind, ':beforeAt': before.at, ':beforeOwner': before.owner }),
    },
  });
}

/** SUBMITTED, where our own intent stands: another try may have taken over, or settled it. */
export function toKeepUploadInput(
  tableName: string,
  key: LedgerKey,
  { owner, uploadId }: { readonly owner: string; readonly uploadId: string },
): UpdateItemCommandInput {
  return toInput(tableName, key, {
    update: 'SET #state = :submitted, uploadId = :uploadId',
    condition: '#state = :intent AND #owner = :owner',
    values: { ':intent': 'INTENT', ':submitted': 'SUBMITTED', ':owner': owner, ':uploadId': uploadId },
  });
}

/** The end of an open entry. An entry that is gone was erased for its user: it has no state, so the clause fails. */
export function toSettleInput(
  tableName: string,
  key: LedgerKey,
  state: SettledState,
): UpdateItemCommandInput {
  const { sets, values } = toEnd(state);
  return toInput(tableName, key, {
    update: `SET ${sets} REMOVE #owner, uploadId`,
    condition: OPEN,
    values: { ...values, ':intent': 'INTENT', ':submitted': 'SUBMITTED' },
  });
}

/** An end without a hand-in, where there is no entry. */
export function toSettleUnsentInput(
  tableName: string,
  key: LedgerKey,
  { state, orchestrationId }: { readonly state: SettledState; readonly orchestrationId: string },
): UpdateItemCommandInput {
  const { sets, values } = toEnd(state);
  return toInput(tableName, key, {
    update: `SET ${sets}, orchestrationId = :sync`,
    condition: ABSENT,
    values: { ...values, ':sync': orchestrationId },
  });
}

/** Everything of a settled state as attributes: the kind as `state`, the rest under its own name. */
function toEnd({ kind, ...fields }: SettledState) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    sets: ['#state = :state', ...given.map(([name]) => `${name} = :${name}`)].join(', '),
    values: { ':state': kind, ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])) },
  };
}

interface Expressions {
  readonly update: string;
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function toInput(
  tableName: string,
  key: LedgerKey,
  { update, condition, values }: Expressions,
): UpdateItemCommandInput {
  const used = Object.entries(NAMES).filter(([name]) => `${update} ${condition}`.includes(name));
  return {
    TableName: tableName,
    Key: marshall(toLedgerItemKey(key)),
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeNames: Object.fromEntries(used),
    ExpressionAttributeValues: marshall(values),
  };
}

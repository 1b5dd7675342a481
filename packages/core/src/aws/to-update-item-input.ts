import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

import type { Change, Clause, Condition, Effect } from '../domain/change.ts';
import type { ItemValue, Path } from '../domain/item.ts';

/** Key attribute of the orchestration table. */
export const RECORD_KEY = 'orchestrationId';

export interface UpdateTarget {
  readonly tableName: string;
  /** Absent: that of the orchestration table. */
  readonly keyName?: string;
  readonly key: string;
}

/** The one `UpdateItem` that a change is. Pure: tested as data. */
export function toUpdateItemInput(
  { tableName, keyName = RECORD_KEY, key }: UpdateTarget,
  change: Change,
): UpdateItemCommandInput {
  const expression = new ExpressionNames();
  const condition = toConjunction(expression, change.clauses);
  const update = toUpdate(expression, change.effects);
  return {
    TableName: tableName,
    Key: marshall({ [keyName]: key }),
    ConditionExpression: condition,
    UpdateExpression: update,
    ...expression.toInput(),
    ReturnValues: 'ALL_NEW',
  };
}

/** The condition of a call that sets no attribute; nothing without a clause. */
export function toConditionInput(clauses: readonly Clause[]): ConditionInput {
  if (clauses.length === 0) return {};
  const expression = new ExpressionNames();
  return { ConditionExpression: toConjunction(expression, clauses), ...expression.toInput() };
}

type ConditionInput = Pick<
  UpdateItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** Placeholders of one expression: each name and each value once. */
class ExpressionNames {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, ItemValue> = {};

  path(path: Path): string {
    return path.map((name) => this.#name(name)).join('.');
  }

  value(value: ItemValue): string {
    const known = Object.entries(this.values).find(([, other]) => other === value);
    if (known !== undefined) return known[0];
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  toInput(): ConditionInput {
    return {
      ExpressionAttributeNames: this.names,
      // DynamoDB refuses an empty map of values.
      ...(Object.keys(this.values).length > 0 ? { ExpressionAttributeValues: marshall(this.values) } : {}),
    };
  }

  #name(name: string): string {
    // Chunk indexes start with a digit, which a placeholder may contain but an attribute path may not.
    const placeholder = `#${name}`;
    this.names[placeholder] = name;
    return placeholder;
  }
}

function toConjunction(expression: ExpressionNames, clauses: readonly Clause[]): string {
  return clauses.map((clause) => toCondition(expression, clause.holds)).join(' AND ');
}

function toCondition(expression: ExpressionNames, condition: Condition): string {
  switch (condition.test) {
    case 'exists':
      return `attribute_exists(${expression.path(condition.path)})`;
    case 'absent':
      return `attribute_not_exists(${expression.path(condition.path)})`;
    case '=':
    case '<':
    case '<=':
    case '>':
      return `${expression.path(condition.path)} ${condition.test} ${expression.value(condition.value)}`;
    case 'in':
      return `${expression.path(condition.path)} IN (${condition.values.map((value) => expression.value(value)).join(', ')})`;
    case 'any':
      return `(${condition.of.map((one) => toCondition(expression, one)).join(' OR ')})`;
  }
}

function toUpdate(expression: ExpressionNames, effects: readonly Effect[]): string {
  const sets = effects.flatMap((effect) => ('remove' in effect ? [] : [toSet(expression, effect)]));
  const removes = effects.flatMap((effect) => ('remove' in effect ? [expression.path(effect.remove)] : []));
  const parts = [
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
    removes.length > 0 ? `REMOVE ${removes.join(', ')}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** ADD works on top-level attributes only, so a sum is a SET from the old value. */
function toSet(expression: ExpressionNames, effect: Exclude<Effect, { remove: Path }>): string {
  if ('set' in effect) return `${expression.path(effect.set)} = ${expression.value(effect.to)}`;
  const path = expression.path(effect.add);
  return `${path} = if_not_exists(${path}, ${expression.value(0)}) + ${expression.value(effect.by)}`;
}

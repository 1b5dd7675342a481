import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Change, Clause } from '@syncwell/core/domain/change';
import { applyEffects, failingClauses } from '@syncwell/core/domain/evaluate-change';
import type { Item, ItemValue } from '@syncwell/core/domain/item';
import type { DueRecord } from '@syncwell/core/ports';
import { duePage } from '@syncwell/core/testing/memory-record-table';

import {
  errorAnswer,
  type MemoryService,
  type ServiceAnswer,
  type ServiceRequest,
} from './memory-service.ts';
import { parseCondition } from './parse-condition.ts';
import { parseUpdate } from './parse-update.ts';
import { readPlaceholders } from './placeholders.ts';

/** One write as it was applied. */
export interface AppliedWrite {
  readonly key: string;
  readonly request: ServiceRequest;
  readonly before: Item | undefined;
  readonly after: Item;
}

export interface MemoryDynamoDb extends MemoryService {
  readonly items: ReadonlyMap<string, Item>;
}

const KEY = 'orchestrationId';
type Attributes = Parameters<typeof unmarshall>[0];

/**
 * One table of DynamoDB, behind its wire protocol: GetItem, UpdateItem and the query of the `wake` index, with the
 * expressions that the product writes. The contract suites of the real engines hold for it too.
 */
export function createMemoryDynamoDb(
  onWrite: (write: AppliedWrite) => void = () => undefined,
): MemoryDynamoDb {
  const items = new Map<string, Item>();
  return {
    items,
    answer: (request) => {
      switch (request.operation) {
        case 'GetItem':
          return found(items.get(keyOf(request)));
        case 'UpdateItem':
          return update(items, request, onWrite);
        case 'Query':
          return due(items, request);
        default:
          return errorAnswer(400, 'UnknownOperationException');
      }
    },
  };
}

function keyOf({ input }: ServiceRequest): string {
  return String(unmarshall(input['Key'] as Attributes)[KEY]);
}

function found(item: Item | undefined): ServiceAnswer {
  return { statusCode: 200, body: item === undefined ? {} : { Item: marshall(item) } };
}

function update(
  items: Map<string, Item>,
  request: ServiceRequest,
  onWrite: (write: AppliedWrite) => void,
): ServiceAnswer {
  const key = keyOf(request);
  const before = items.get(key);
  const change = toChange(request.input);
  if (failingClauses(change, before).length > 0) return errorAnswer(400, 'ConditionalCheckFailedException');
  let after: Item;
  try {
    after = applyEffects(before ?? { [KEY]: key }, change.effects);
  } catch {
    return errorAnswer(400, 'ValidationException');
  }
  items.set(key, after);
  onWrite({ key, request, before, after });
  return { statusCode: 200, body: { Attributes: marshall(after) } };
}

function toChange(input: ServiceRequest['input']): Change {
  const placeholders = readPlaceholders(input);
  const conditions = parseCondition(String(input['ConditionExpression']), placeholders);
  const [first, ...rest] = conditions.map((holds, index): Clause => ({ name: `condition ${index}`, holds }));
  if (first === undefined) throw new SyntaxError('Expected a condition, got none');
  const effects = parseUpdate(String(input['UpdateExpression']), placeholders);
  return { name: 'update', clauses: [first, ...rest], effects };
}

function due(items: Map<string, Item>, { input }: ServiceRequest): ServiceAnswer {
  const values = unmarshall(input['ExpressionAttributeValues'] as Attributes) as Item;
  const shard = Number(values[':shard']);
  const start = input['ExclusiveStartKey'];
  const { records, last } = duePage(items, {
    shard,
    until: textOf(values[':until']),
    limit: Number(input['Limit']),
    after: start === undefined ? undefined : toDueRecord(unmarshall(start as Attributes) as Item),
  });
  const toKeys = ({ key, wakeAt }: DueRecord) => marshall({ [KEY]: key, wakeShard: shard, wakeAt });
  const body = { Items: records.map(toKeys), Count: records.length };
  return { statusCode: 200, body: last === undefined ? body : { ...body, LastEvaluatedKey: toKeys(last) } };
}

function toDueRecord({ [KEY]: key, wakeAt }: Item): DueRecord {
  return { key: textOf(key), wakeAt: textOf(wakeAt) };
}

function textOf(value: ItemValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`Expected a text as an index key, got ${typeof value}`);
}

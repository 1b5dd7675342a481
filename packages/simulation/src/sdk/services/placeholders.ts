import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { ItemValue, Path } from '@syncwell/core/domain/item';

/** What `#name` and `:value` stand for in the expressions of one request. */
export interface Placeholders {
  path(text: string): Path;
  value(text: string): ItemValue;
}

export function readPlaceholders(input: Readonly<Record<string, unknown>>): Placeholders {
  const names = (input['ExpressionAttributeNames'] ?? {}) as Readonly<Record<string, string>>;
  const values = unmarshall(
    (input['ExpressionAttributeValues'] ?? {}) as Parameters<typeof unmarshall>[0],
  ) as Readonly<Record<string, ItemValue>>;
  return {
    path: (text) => {
      const [first = '', ...rest] = text.split('.').map((part) => known(names, part));
      return [first, ...rest];
    },
    value: (text) => known(values, text),
  };
}

function known<T>(all: Readonly<Record<string, T>>, placeholder: string): T {
  const value = all[placeholder];
  if (value === undefined) throw new SyntaxError(`Expected a meaning of ${placeholder}, got none`);
  return value;
}

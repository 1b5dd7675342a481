import { isDeepStrictEqual } from 'node:util';
import { MergeError } from './merge-error.ts';

/** What one service brings under the names of a section. */
export interface Contribution<Value> {
  readonly service: string;
  readonly entries: Readonly<Record<string, Value>>;
}

/**
 * All entries under one roof. The same name with the same value is fine.
 * @throws MergeError for one name with two values
 */
export function mergeEntries<Value>(
  section: string,
  contributions: readonly Contribution<Value>[],
): Record<string, Value> {
  const merged: Record<string, Value> = {};
  for (const { service, entries } of contributions) {
    for (const [name, value] of Object.entries(entries)) {
      if (name in merged && !isDeepStrictEqual(merged[name], value)) {
        throw new MergeError(
          `Expected one \`${section}.${name}\` in all services, got another in ${service}`,
        );
      }
      merged[name] = value;
    }
  }
  return merged;
}

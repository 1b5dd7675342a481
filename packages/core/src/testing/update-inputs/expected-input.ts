import type { ItemValue } from '../../domain/item.ts';

/** The expressions of one `UpdateItem`, as DynamoDB reads them. Each `#name` stands for the attribute `name`. */
export interface ExpectedInput {
  /** Joined by AND. */
  readonly condition: readonly string[];
  readonly set: readonly string[];
  readonly remove?: readonly string[];
  readonly values: Readonly<Record<string, ItemValue>>;
}

import type { Item } from '@syncwell/core/domain/item';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { toOrchestration } from '@syncwell/core/domain/record-codec';

const byItem = new WeakMap<Item, Orchestration>();
const byContent = new Map<string, Orchestration>();

/**
 * {@link toOrchestration}, once per content: items are never changed in place, and most states share theirs but for
 * the version. Parsing is the most expensive thing in an exploration.
 */
export function recordOf(item: Item): Orchestration {
  const known = byItem.get(item);
  if (known !== undefined) return known;
  const { version, ...rest } = item;
  const content = JSON.stringify(rest);
  const parsed = byContent.get(content) ?? toOrchestration(item);
  byContent.set(content, parsed);
  const record = { ...parsed, version: Number(version) };
  byItem.set(item, record);
  return record;
}

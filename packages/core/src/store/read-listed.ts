import type { Item } from '../domain/item.ts';
import type { ListPlace } from '../domain/list-cursor.ts';
import type { Listed } from '../domain/listed-orchestration.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { CorruptRecordError, toOrchestration } from '../domain/record-codec.ts';
import type { UserList } from '../ports.ts';

export interface ReadListedDependencies {
  readonly list: UserList;
  /** Told of each record that cannot be read. */
  readonly logger: {
    error(event: 'list.unreadable', details: { orchestrationId: string; error: unknown }): void;
  };
}

/**
 * The records of one page of a user's list, and where it ended when there are more. The index lags behind: what is gone
 * or listed no more is left out. So is a record that cannot be read, and the logger is told: it must not keep the
 * others from their user.
 */
export async function readListed(
  { list, logger }: ReadListedDependencies,
  query: Parameters<UserList['page']>[0],
): Promise<{ readonly listed: readonly Listed[]; readonly last: ListPlace | undefined }> {
  const { places, last } = await list.page(query);
  const records = (await list.read(places)).map((item) => readRecord(item, logger));
  return { listed: records.filter((record) => record !== undefined).filter(isListed), last };
}

function isListed(record: Orchestration): record is Listed {
  return record.createdAt !== undefined;
}

function readRecord(item: Item, logger: ReadListedDependencies['logger']): Orchestration | undefined {
  try {
    return toOrchestration(item);
  } catch (error) {
    if (!(error instanceof CorruptRecordError)) throw error;
    logger.error('list.unreadable', { orchestrationId: item['orchestrationId'] as string, error });
    return undefined;
  }
}

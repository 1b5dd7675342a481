import type { ListedOrchestration, OrchestrationList } from '@syncwell/core/api/orchestration-list';
import { toListedOrchestration } from '@syncwell/core/domain/listed-orchestration';
import { type ListPlace, toListCursor } from '@syncwell/core/domain/list-cursor';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { DisplayName } from '@syncwell/core/domain/waiting-text';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { UserList } from '@syncwell/core/ports';
import { readListed } from '@syncwell/core/store/read-listed';

import type { ListRequest } from './list-request.ts';

export interface ListDependencies {
  readonly list: UserList;
  readonly displayName: DisplayName;
  readonly logger: Logger;
}

const PAGE_SIZE = 20;
/** Reads of the list for one page: bounds the work when few syncs have the status asked for. */
const MAX_READS = 5;

/** One page, newest first. A page may be shorter than others, even empty, and not the last. */
export async function listOrchestrations(
  { list, displayName, logger }: ListDependencies,
  userId: string,
  { status, after }: ListRequest,
): Promise<OrchestrationList> {
  const orchestrations: ListedOrchestration[] = [];
  const isWanted = (record: Orchestration) => status === undefined || record.status === status;
  let place: ListPlace | undefined = after;
  for (let reads = 0; reads < MAX_READS && orchestrations.length < PAGE_SIZE; reads += 1) {
    const limit = PAGE_SIZE - orchestrations.length;
    const page = await readListed({ list, logger }, { userId, limit, after: place });
    const wanted = page.listed.filter(isWanted);
    orchestrations.push(...wanted.map((record) => toListedOrchestration(record, displayName)));
    place = page.last;
    if (place === undefined) return { orchestrations, nextCursor: null };
  }
  return { orchestrations, nextCursor: place === undefined ? null : toListCursor(place) };
}

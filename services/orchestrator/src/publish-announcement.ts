import type { Announcement, Orchestration } from '@syncwell/core/domain/orchestration';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { Clock, Events } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface AnnounceDependencies {
  readonly store: OrchestrationStore;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Publishes the event that a record keeps, then forgets it: at least once, also when the process dies between the
 * two. Answers the record after it; undefined when it is gone. A record without an event is left as it is.
 */
export async function publishAnnouncement(
  { store, events, clock, logger }: AnnounceDependencies,
  record: Orchestration,
): Promise<Orchestration | undefined> {
  const { announce, orchestrationId, userId, totalChunks } = record;
  if (announce === undefined) return record;
  const eventId = `${orchestrationId}:${announce.run}:${announce.status}`;
  await events.publish({ eventId, orchestrationId, userId, totalChunks, ...announce });
  const { run, status } = announce;
  logger.info('orchestration.told', { orchestrationId, run, status, ...durationOf(record, announce) });
  return store.markAnnounced({ read: record, now: clock.now() });
}

/** How long it took, of those that came to their end: waits, pauses, and the time before a retry are in it. */
function durationOf({ createdAt, finishedAt }: Orchestration, { status }: Announcement) {
  if (status !== 'COMPLETED' || createdAt === undefined || finishedAt === undefined) return {};
  return { durationSeconds: Math.round((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000) };
}

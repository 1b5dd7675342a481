import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { Clock, Events } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

export interface AnnounceDependencies {
  readonly store: OrchestrationStore;
  readonly events: Events;
  readonly clock: Clock;
}

/**
 * Publishes the event that a record keeps, then forgets it: at least once, also when the process dies between the
 * two. Answers the record after it; undefined when it is gone. A record without an event is left as it is.
 */
export async function publishAnnouncement(
  { store, events, clock }: AnnounceDependencies,
  record: Orchestration,
): Promise<Orchestration | undefined> {
  const { announce, orchestrationId, userId, totalChunks } = record;
  if (announce === undefined) return record;
  const eventId = `${orchestrationId}:${announce.run}:${announce.status}`;
  await events.publish({ eventId, orchestrationId, userId, totalChunks, ...announce });
  return store.markAnnounced({ read: record, now: clock.now() });
}

import type { DestinationConnector, ListedActivity, ProviderSession } from '@syncwell/connectors/ports';
import type { DateRange } from '@syncwell/core/domain/date-range';
import type { Clock } from '@syncwell/core/ports';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a destination showed of a month. */
export interface ActivityList {
  /** Epoch milliseconds before it was asked for: what appeared later may be missing. */
  readonly readAtMs: number;
  readonly activities: readonly ListedActivity[];
  /** By external id; activities that came another way are left out. */
  readonly byExternalId: ReadonlyMap<string, ListedActivity>;
}

export interface ListContext {
  readonly destination: { readonly connector: DestinationConnector; readonly session: ProviderSession };
  readonly clock: Clock;
  readonly range: DateRange;
}

/**
 * One call for the whole month: the civil days of `range` and a day on both sides, because nowhere on earth is a
 * civil day further from its day in UTC. Throws ProviderError.
 */
export async function readActivityList({ destination, clock, range }: ListContext): Promise<ActivityList> {
  const readAtMs = clock.now().getTime();
  const window = {
    from: new Date(Date.parse(range.start) - DAY_MS).toISOString(),
    to: new Date(Date.parse(range.end) + 2 * DAY_MS).toISOString(),
  };
  const { connector, session } = destination;
  const activities = await connector.listActivities(window, session);
  const byExternalId = new Map(
    activities.flatMap((activity) =>
      activity.externalId === undefined ? [] : [[activity.externalId, activity]],
    ),
  );
  return { readAtMs, activities, byExternalId };
}

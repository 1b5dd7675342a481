import { ProviderError } from '../errors.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import type { ActivityWindow, ListedActivity, ProviderSession } from '../ports.ts';
import { type Activity, activityPageSchema } from './activity-schema.ts';
import { stravaDescriptor } from './descriptor.ts';
import { withoutFileExtension } from './file-extension.ts';
import { sportOfStrava } from './sport-types.ts';

/** Most activities of one page. */
const PAGE_SIZE = 200;
/** Far beyond any two months of one person; a list that goes on longer is going round. */
const MAX_PAGES = 50;

/**
 * `GET /athlete/activities` (Strava API v3, Activities): the activities that start within the window, each once. Both
 * of Strava's bounds are exclusive and in whole seconds, so it is asked for a second more on both sides. A page that
 * is not full is the last. Throws ProviderError; TRANSIENT when the pages don't end.
 */
export async function listActivities(
  http: ProviderHttp,
  window: ActivityWindow,
  session: ProviderSession,
): Promise<readonly ListedActivity[]> {
  const found = new Map<string, ListedActivity>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await http.send({ path: '/athlete/activities', query: toQuery(window, page) }, session);
    const activities = parseAnswer(activityPageSchema, answer, stravaDescriptor.name);
    // Whatever appears while we read pushes others to the next page: those come again.
    for (const activity of activities.map(toListed)) found.set(activity.activityId, activity);
    if (activities.length < PAGE_SIZE) return [...found.values()].filter((one) => isWithin(one, window));
  }
  const message = `Expected the activities to end within ${MAX_PAGES} pages, got more`;
  throw new ProviderError('TRANSIENT', message, { provider: stravaDescriptor.name });
}

function toQuery({ from, to }: ActivityWindow, page: number): Record<string, string> {
  const seconds = (instant: string) => Date.parse(instant) / 1000;
  return {
    after: String(Math.floor(seconds(from)) - 1),
    before: String(Math.ceil(seconds(to)) + 1),
    page: String(page),
    per_page: String(PAGE_SIZE),
  };
}

function toListed({ id, external_id: externalId, start_date: start, sport_type: type }: Activity) {
  return {
    activityId: id,
    externalId: externalId == null ? undefined : withoutFileExtension(externalId),
    startTime: new Date(start).toISOString(),
    sport: sportOfStrava(type ?? ''),
  };
}

function isWithin({ startTime }: ListedActivity, { from, to }: ActivityWindow): boolean {
  return startTime >= new Date(from).toISOString() && startTime <= new Date(to).toISOString();
}

import type { FetchFunction } from '../../http/connector-effects.ts';
import { parseTcx } from '../../tcx/tcx-document.ts';
import { readLaps } from '../../tcx/read-laps.ts';
import type { PlacedActivity } from '../contracts/destination-bench.ts';
import type { PlacedWorkout } from '../contracts/source-bench.ts';
import type { ProviderTrouble } from '../contracts/provider-trouble.ts';

const PAGE_SIZE = 100;

const REFUSALS: Readonly<Record<Exclude<ProviderTrouble, 'dropped-connection'>, () => Response>> = {
  'bad-token': () => refuse('bad_token', 401),
  'missing-scope': () => refuse('missing_scope', 403),
  'rate-limited': () =>
    Response.json({ error: 'slow_down' }, { status: 429, headers: { 'retry-after': '30' } }),
  'server-error': () => refuse('oops', 500),
  gone: () => new Response('', { status: 410 }),
  'malformed-json': () => new Response('{"items":[{"id":'),
  'html-page': () => new Response('<html></html>', { status: 502 }),
};

/** The server of the third provider, with its one user: `fetch` goes to it, whatever the host. */
export function createThirdServer(placed: readonly PlacedWorkout[] = []) {
  const workouts = new Map(placed.map((workout) => [workout.id, workout]));
  const activities: { id: string; start: string; key: string | null }[] = [];
  const troubles: { trouble: ProviderTrouble; left: number }[] = [];
  let [requests, cuts] = [0, 0];

  const page = <T>(items: readonly T[], query: URLSearchParams) => {
    const at = Number(query.get('cursor') ?? 0);
    const end = at + PAGE_SIZE;
    return Response.json({ items: items.slice(at, end), next: end < items.length ? String(end) : null });
  };
  const add = (start: string, key: string | null) => {
    const activity = { id: `activity-${activities.length + 1}`, start, key };
    activities.push(activity);
    return activity;
  };
  const takeFile = async (form: FormData) => {
    const [key, file] = [form.get('key'), form.get('file')];
    if (typeof key !== 'string' || !(file instanceof File)) return refuse('bad_form', 400);
    const existing = activities.find((activity) => activity.key === key);
    if (existing !== undefined) return Response.json({ id: existing.id }, { status: 409 });
    const start = startOf(await file.text());
    if (start === undefined) return refuse('bad_file', 422);
    return Response.json({ id: add(start, key).id }, { status: 201 });
  };
  const answer = (url: URL, form: FormData | undefined): Response | Promise<Response> => {
    const { pathname: path, searchParams: query } = url;
    const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
    if (form !== undefined) return takeFile(form);
    if (path.endsWith('/activities')) {
      return page(
        activities.filter(({ start }) => start >= from && start <= to),
        query,
      );
    }
    if (path.endsWith('/workouts')) {
      const onDay = [...workouts.values()].filter((one) => dayOf(one) >= from && dayOf(one) <= to);
      return page(onDay.map(toItem), query);
    }
    const workout = workouts.get(/\/workouts\/([^/]+)\/track$/.exec(path)?.[1] ?? '');
    if (workout === undefined) return refuse('not_found', 404);
    return Response.json({ pulse: [[Date.parse(workout.startTime) + 60_000, 120]] });
  };
  const fetch: FetchFunction = async (input, init) => {
    requests += 1;
    const [current] = troubles;
    if (current !== undefined) {
      current.left -= 1;
      if (current.left === 0) troubles.shift();
      if (current.trouble === 'dropped-connection') throw new TypeError('fetch failed');
      return REFUSALS[current.trouble]();
    }
    const request = new Request(input, init);
    const form = request.method === 'POST' ? await request.formData() : undefined;
    const answered = await answer(new URL(request.url), form);
    if (form === undefined || cuts === 0) return answered;
    cuts -= 1;
    throw new TypeError('fetch failed');
  };
  return {
    fetch,
    requests: () => Promise.resolve(requests),
    remove: (id: string) => Promise.resolve(void workouts.delete(id)),
    place: (found: readonly PlacedActivity[]) => {
      for (const { startTime, externalId = null } of found) add(startTime, externalId);
      return Promise.resolve();
    },
    process: () => Promise.resolve(),
    cutAfterTaking: (times: number) => Promise.resolve(void (cuts = times)),
    copies: () => Promise.resolve(activities.flatMap(({ key }) => key ?? [])),
    trouble: (trouble: ProviderTrouble, times: number | 'always') =>
      Promise.resolve(void troubles.push({ trouble, left: times === 'always' ? Infinity : times })),
  };
}

function refuse(error: string, status: number): Response {
  return Response.json({ error }, { status });
}

/** The day on the wall clock. */
function dayOf({ startTime, utcOffsetSeconds }: PlacedWorkout): string {
  return new Date(Date.parse(startTime) + utcOffsetSeconds * 1_000).toISOString().slice(0, 10);
}

function toItem({ id, startTime, endTime, app }: PlacedWorkout) {
  return { id, start: startTime, end: endTime, ...(app !== undefined && { app }) };
}

function startOf(tcx: string): string | undefined {
  try {
    const [lap] = readLaps(parseTcx(tcx).root);
    return new Date(lap?.trackpoints[0]?.time ?? '').toISOString();
  } catch {
    // Not a TCX file, or one without times: the caller refuses it.
    return undefined;
  }
}

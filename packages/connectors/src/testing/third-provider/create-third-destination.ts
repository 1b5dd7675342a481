import * as z from 'zod';

import { ProviderError } from '../../errors.ts';
import { parseAnswer } from '../../http/parse-answer.ts';
import { createProviderHttp, type ProviderHttp } from '../../http/provider-http.ts';
import type {
  ActivityWindow,
  DestinationConnector,
  ListedActivity,
  ProviderSession,
  Submission,
  WorkoutFile,
} from '../../ports.ts';
import type { ConnectorOptions } from '../../provider-connectors.ts';
import { thirdDescriptor } from './descriptor.ts';
import { toThirdError } from './to-third-error.ts';

const { name: provider } = thirdDescriptor;

const importSchema = z.object({ id: z.string() });
const pageSchema = z.object({
  items: z.array(z.object({ id: z.string(), start: z.string(), key: z.string().nullable() })),
  next: z.string().nullable(),
});

/** A destination that says at once what came of a file: nothing is ever in processing. */
export function createThirdDestination({ baseUrl, effects }: ConnectorOptions): DestinationConnector {
  const http = createProviderHttp({ provider, baseUrl, effects, toError: toThirdError });
  return {
    pollIntervalMs: 1_000,
    settleMs: 30_000,
    submitWorkout: (file, session) => submitWorkout(http, file, session),
    readSubmission: () => Promise.resolve({ kind: 'unknown' }),
    listActivities: (window, session) => listActivities(http, window, session),
  };
}

async function submitWorkout(
  http: ProviderHttp,
  { externalId, tcx }: WorkoutFile,
  session: ProviderSession,
): Promise<Submission> {
  const form = new FormData();
  form.set('key', externalId);
  form.set('file', new Blob([tcx]), 'workout.tcx');
  const answer = await http.send({ path: '/imports', form, alsoAccept: 409 }, session).catch(rejectFile);
  const { id: activityId } = parseAnswer(importSchema, answer, provider);
  return { state: { kind: answer.status === 409 ? 'duplicate' : 'created', activityId } };
}

function rejectFile(error: unknown): never {
  if (!(error instanceof ProviderError) || error.httpStatus !== 422) throw error;
  const details = { provider, skipReason: 'MALFORMED_FILE', cause: error } as const;
  throw new ProviderError('ITEM_REJECTED', error.message, details);
}

async function listActivities(
  http: ProviderHttp,
  { from, to }: ActivityWindow,
  session: ProviderSession,
): Promise<ListedActivity[]> {
  const found: ListedActivity[] = [];
  let cursor: string | null = '';
  do {
    const query: Record<string, string> = { from, to, ...(cursor && { cursor }) };
    const page = parseAnswer(pageSchema, await http.send({ path: '/activities', query }, session), provider);
    for (const { id, start, key } of page.items) {
      found.push({ activityId: id, startTime: start, externalId: key ?? undefined, sport: 'run' });
    }
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

import type { DateRange } from '@syncwell/core/domain/date-range';
import * as z from 'zod';

import { ProviderError } from '../../errors.ts';
import { toExternalId } from '../../external-id.ts';
import { parseAnswer } from '../../http/parse-answer.ts';
import { createProviderHttp, type ProviderHttp } from '../../http/provider-http.ts';
import type { ProviderSession, SourceConnector, SourceWorkout, WorkoutFile } from '../../ports.ts';
import type { SourceOptions } from '../../provider-connectors.ts';
import { findSanitySkip } from '../../skip-reason.ts';
import { toHeartRateSample } from '../../tcx/heart-rate-sample.ts';
import { createSyntheticTcx } from '../../tcx/synthetic-tcx.ts';
import { writeTcx } from '../../tcx/tcx-document.ts';
import { thirdDescriptor } from './descriptor.ts';
import { toThirdError } from './to-third-error.ts';

const { name: provider } = thirdDescriptor;

const pageSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), start: z.string(), end: z.string(), app: z.string().optional() }),
  ),
  next: z.string().nullable(),
});
const trackSchema = z.object({ pulse: z.array(z.tuple([z.number(), z.number()])) });

/** The least that a source can be: a list, a file, a mapping of errors. */
export function createThirdSource({ baseUrl, effects, destinationPackages }: SourceOptions): SourceConnector {
  const http = createProviderHttp({ provider, baseUrl, effects, toError: toThirdError });
  const skipOf = (startMs: number, endMs: number, app: string | undefined) =>
    app !== undefined && destinationPackages.includes(app)
      ? 'FROM_DESTINATION'
      : findSanitySkip({ startMs, endMs, distanceMeters: undefined }, effects.now());
  return {
    listWorkouts: async function* (range: DateRange, session: ProviderSession) {
      let cursor: string | null = '';
      do {
        const query: Record<string, string> = { from: range.start, to: range.end, ...(cursor && { cursor }) };
        const page = parseAnswer(
          pageSchema,
          await http.send({ path: '/workouts', query }, session),
          provider,
        );
        for (const { id, start, end, app } of page.items) {
          const [startTime, endTime] = [new Date(start).toISOString(), new Date(end).toISOString()];
          const reason = skipOf(Date.parse(startTime), Date.parse(endTime), app);
          yield { sourceId: id, startTime, endTime, sport: 'run', ...(reason && { skip: { reason } }) };
        }
        cursor = page.next;
      } while (cursor !== null);
    },
    readWorkout: (workout, session) => readWorkout(http, workout, session),
  };
}

async function readWorkout(
  http: ProviderHttp,
  { sourceId, startTime, endTime }: SourceWorkout,
  session: ProviderSession,
): Promise<WorkoutFile> {
  const answer = await http.send({ path: `/workouts/${sourceId}/track`, alsoAccept: 404 }, session);
  if (answer.status === 404) {
    throw new ProviderError('ITEM_REJECTED', 'Expected a listed workout to be there, got 404', {
      provider,
      skipReason: 'DELETED_AT_SOURCE',
    });
  }
  const samples = parseAnswer(trackSchema, answer, provider).pulse.flatMap(
    ([timeMs, beatsPerMinute]) => toHeartRateSample(timeMs, beatsPerMinute) ?? [],
  );
  const summary = {
    startMs: Date.parse(startTime),
    endMs: Date.parse(endTime),
    tcxSport: 'Running',
  } as const;
  const tcx = writeTcx(createSyntheticTcx(summary, samples));
  return { externalId: toExternalId(provider, sourceId), name: 'Run', sport: 'run', tcx };
}

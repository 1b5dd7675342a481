import { findProvider } from '../../packages/connectors/src/catalog.ts';
import { createBudgetLook } from '../../packages/core/src/budget/create-budget-look.ts';
import { titleOf } from '../../packages/core/src/domain/waiting-text.ts';
import type { ChunkMessage } from '../../packages/core/src/messages/chunk-message.ts';
import { anHttpEvent } from '../../packages/core/src/testing/http-event.ts';
import { createHandler as createGetStatus } from '../../services/status/src/handlers/get-status.ts';
import { ANN, AUTUMN, createProductBench } from './product-bench.ts';

/** One poll of a trace. */
export interface Poll {
  readonly statusCode: number | undefined;
  /** Seconds; undefined: not to be asked again. */
  readonly retryAfter: number | undefined;
  /** Whether the body was another one than at the poll before. */
  readonly isNews: boolean;
  readonly percent: number;
}

/** A sync of three months that was started, both providers connected, and an app that polls it. */
export async function createPollBench() {
  const bench = createProductBench();
  const { clock, budgets, dependencies, worker } = bench;
  for (const provider of ['fitbit', 'strava'] as const) await bench.connect(provider);
  const { orchestrationId } = (await bench.start({ userId: ANN, body: AUTUMN })).body;
  const pathParameters = { orchestrationId };
  const getStatus = createGetStatus(() => ({
    ...{ clock, displayName: titleOf, logger: dependencies.logger },
    readOwned: (ids) => dependencies.store.readOwned(ids),
    readBudget: createBudgetLook({
      table: budgets,
      limitsOf: (provider) => findProvider(provider)?.appLimits,
      windowScale: 1,
    }),
  }));
  const ask = (headers: Record<string, string> = {}) =>
    getStatus(anHttpEvent({ userId: ANN, pathParameters, headers }));
  const trace: Poll[] = [];
  let known: { readonly etag: string; readonly body: string | undefined } | undefined;

  /** As the app does: with the tag of the last answer. Beside it the body is asked for, to know what there is. */
  async function poll(): Promise<Poll> {
    const { headers: plain = {}, body = '' } = await ask();
    const answer = await ask(known === undefined ? {} : { 'if-none-match': known.etag });
    const retryAfter = answer.headers?.['retry-after'];
    const { percent } = JSON.parse(body) as { percent: number };
    const one = {
      statusCode: answer.statusCode,
      retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
      isNews: body !== known?.body,
      percent,
    };
    known = { etag: String(plain['etag']), body };
    trace.push(one);
    return one;
  }

  return {
    ...{ ...bench, orchestrationId, trace, poll },
    record: () => dependencies.store.read(orchestrationId),
    /** Polls, as often as it is asked to, until so many seconds from now; answers these polls. */
    pollFor: async (seconds: number): Promise<readonly Poll[]> => {
      const end = clock.now().getTime() + seconds * 1000;
      const polls: Poll[] = [];
      while (clock.now().getTime() < end) {
        const { retryAfter } = polls[polls.push(await poll()) - 1] ?? {};
        if (retryAfter === undefined) break;
        clock.advance(retryAfter);
      }
      return polls;
    },
    /** Works on one message; the app polls while the worker is at it, too. */
    work: (message: ChunkMessage) =>
      bench.deliver(message, {
        ...worker,
        copyChunk: async (...input) => {
          await poll();
          const result = await worker.copyChunk(...input);
          await poll();
          return result;
        },
      }),
  };
}

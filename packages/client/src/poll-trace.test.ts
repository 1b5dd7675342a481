import fc from 'fast-check';

import type { StatusView } from './api-types.ts';
import { clientOver } from './testing/client-over.ts';
import { makeView } from './testing/make-view.ts';
import { type Scripted, type Seen, toStatusAnswer } from './testing/scripted-api.ts';

const SECOND_MS = 1_000;
/** Longer than any pause between two polls. */
const TIMEOUT_MS = 15 * SECOND_MS;

/** A stretch of time in which the status stays as it is. */
interface Phase {
  readonly view: StatusView;
  readonly retryAfterSeconds: 10 | 60;
  readonly seconds: number;
}

const phase: fc.Arbitrary<Phase> = fc
  .record({ settled: fc.nat(3), paused: fc.boolean(), seconds: fc.integer({ min: 1, max: 200 }) })
  .map(({ settled, paused, seconds }) => ({
    view: makeView({
      months: 'C'.repeat(settled).padStart(3, '.'),
      status: paused ? 'PAUSED' : 'IN_PROGRESS',
    }),
    retryAfterSeconds: paused ? 60 : 10,
    seconds,
  }));

/** What becomes of one poll, beside what the API has to say. */
const fate = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answered'), afterMs: fc.nat(3_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('lost', 'busy', 'silent'), afterMs: fc.nat(3_000) }),
  },
);
type Fate = { readonly kind: string; readonly afterMs: number };

const DONE = makeView({ months: 'CCC', status: 'COMPLETED' });

function standing(phases: readonly Phase[], atMs: number): Phase | undefined {
  let endMs = 0;
  return phases.find(({ seconds }) => (endMs += seconds * SECOND_MS) > atMs);
}

function answerTo(request: Seen, phases: readonly Phase[], { kind, afterMs }: Fate): Scripted {
  if (kind === 'lost') return { fails: true, afterMs };
  if (kind === 'busy') return { status: 503, headers: { 'retry-after': '30' }, body: {}, afterMs };
  if (kind === 'silent') return { afterMs: 10 * TIMEOUT_MS };
  const now = standing(phases, request.atMs);
  const answer = toStatusAnswer(now?.view ?? DONE, request, now && String(now.retryAfterSeconds));
  return { ...answer, afterMs };
}

async function followed(phases: readonly Phase[], fates: readonly Fate[], chance: number) {
  let polls = 0;
  const answers: Scripted[] = [];
  const { client, seen, timer, run } = clientOver(
    (request) => {
      const next = fates[(polls += 1) % fates.length] ?? { kind: 'answered', afterMs: 0 };
      const answer = answerTo(request, phases, next);
      answers.push(answer);
      return answer;
    },
    { random: () => chance, timeoutMs: TIMEOUT_MS },
  );
  const views: StatusView[] = [];
  const patienceMs = Infinity;
  const end = await run(client.follow('orch-1', { onView: (view) => views.push(view), patienceMs }));
  return { end, seen, answers, views, left: timer.pending() };
}

const isAnswer = ({ status }: Seen) => status === 200 || status === 304;

/** The interval that was in force when this request ended: what the last answer up to it advised, or 10 s. */
function intervalMs(seen: readonly Seen[], answers: readonly Scripted[], index: number): number {
  const last = seen.slice(0, index + 1).findLastIndex(isAnswer);
  return Number(answers[last]?.headers?.['retry-after'] ?? 10) * SECOND_MS;
}

const input = [
  fc.array(phase, { maxLength: 6 }),
  fc
    .array(fate, { minLength: 1, maxLength: 8 })
    .filter((fates) => fates.some(({ kind }) => kind === 'answered')),
  fc.double({ min: 0, max: 0.999, noNaN: true }),
] as const;

describe('a trace of polls', () => {
  it('never has two at once, nor one before the interval that the API asked for is over', async () => {
    await fc.assert(
      fc.asyncProperty(...input, async (...run) => {
        const { seen, answers } = await followed(...run);
        seen.slice(1).forEach(({ atMs }, index) => {
          const before = seen[index] as Seen;
          expect(before.endedMs).toBeDefined();
          expect(atMs - (before.endedMs ?? Infinity)).toBeGreaterThanOrEqual(
            intervalMs(seen, answers, index),
          );
        });
      }),
    );
  });

  it('has none after the end, and leaves no timer', async () => {
    await fc.assert(
      fc.asyncProperty(...input, async (...run) => {
        const { end, seen, answers, left } = await followed(...run);
        expect(end).toMatchObject({ view: DONE, pollAfterMs: null });
        expect(answers.filter(({ body }) => body === DONE)).toHaveLength(1);
        expect(answers.at(-1)?.body).toBe(DONE);
        expect(isAnswer(seen.at(-1) as Seen)).toBe(true);
        expect(left).toBe(0);
      }),
    );
  });

  it('has a 200 only where the status changed, and shows each of these once', async () => {
    await fc.assert(
      fc.asyncProperty(...input, async (...run) => {
        const { seen, answers, views } = await followed(...run);
        const bodies = answers.filter((_, index) => seen[index]?.status === 200).map(({ body }) => body);
        expect(views).toEqual(bodies);
        views.slice(1).forEach((view, index) => expect(view).not.toEqual(views[index]));
      }),
    );
  });
});

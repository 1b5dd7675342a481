import { ProviderError } from '@syncwell/connectors/errors';
import type { SourceConnector } from '@syncwell/connectors/ports';
import type { ConnectorWork } from '@syncwell/connectors/registry';

import type { Process } from '../../kernel/process.ts';
import type { World } from '../world.ts';
import { externalIdOf, workoutsOf } from '../workouts.ts';

const WAIT_MS = 15 * 60 * 1000;
const SLOW_MS = 60_000;

/** The source as one process sees it, with what providers do wrong. */
export function createSimSource(
  world: World,
  getProcess: () => Process,
  { userId }: Pick<ConnectorWork, 'userId'>,
): SourceConnector {
  const ask = async <T>(point: string, answer: () => T): Promise<T> => {
    const slowMs = world.faults.strikes('F13', `${point} is slow`, { weight: 0.3 })
      ? world.faults.detail.next() * SLOW_MS
      : 0;
    const failure = drawFailure(world, point);
    return world.wire.call(getProcess(), {
      point,
      isSentOnce: true,
      answerAfterMs: slowMs,
      apply: () => {
        if (failure !== undefined) throw failure;
        return answer();
      },
      unavailable: () => refusal('TRANSIENT'),
    });
  };
  return {
    listWorkouts: async function* ({ start }) {
      yield* await ask('list workouts', () => workoutsOf(userId, start));
    },
    readWorkout: ({ sourceId, startTime }) =>
      ask('read workout', () => {
        return { externalId: externalIdOf(sourceId), name: startTime, sport: 'run', tcx: '<tcx/>' };
      }),
  };
}

function drawFailure(
  { faults, refusal: focused, scheduler }: World,
  point: string,
): ProviderError | undefined {
  if (!faults.strikes('F13', point)) return undefined;
  const roll = faults.detail.next();
  if (focused !== undefined && faults.detail.chance(0.8)) {
    return refusal(focused, scheduler.now() + WAIT_MS * roll);
  }
  if (roll < 0.6) return refusal('TRANSIENT');
  if (roll < 0.85) return refusal('RATE_LIMITED', scheduler.now() + WAIT_MS * faults.detail.next());
  if (roll < 0.97) return refusal('AUTH_REVOKED');
  return refusal('PROVIDER_GONE');
}

function refusal(code: ProviderError['code'], retryAt?: number): ProviderError {
  const details = {
    provider: 'fitbit',
    ...(retryAt === undefined ? {} : { retryAt: new Date(retryAt).toISOString() }),
  };
  return new ProviderError(code, 'simulated', details);
}

import { ProviderError } from '@syncwell/connectors/errors';
import type { DestinationConnector, SourceConnector } from '@syncwell/connectors/ports';

import type { Clock } from '@syncwell/core/ports';

import type { Process } from '../kernel/process.ts';
import type { World } from './world.ts';
import { externalIdOf, workoutsOf } from './workouts.ts';

const POLL_INTERVAL_MS = 1_000;
const SETTLE_MS = 60_000;
const WAIT_MS = 15 * 60 * 1000;

/** A slow provider may take as long as an invocation lasts. */
const SLOW_MS = 60_000;

export interface SimConnectorOptions {
  readonly getProcess: () => Process;
  readonly clock: Clock;
  readonly userId: string;
}

/** A source and a destination for one process, with everything that providers do wrong. */
export function createSimConnectors(world: World, { getProcess, clock, userId }: SimConnectorOptions) {
  const call = async <T>(point: string, apply: () => T, isRead: boolean): Promise<T> => {
    const failure = providerFailure(world, point);
    const isSlow = world.faults.strikes('F13', `${point} is slow`, { weight: 0.3 });
    if (isSlow) await clock.sleep(world.faults.detail.next() * SLOW_MS);
    const process = getProcess();
    const answer = world.wire.call(process, {
      point,
      isRead,
      apply: () => {
        // The provider may have taken the file before it fails.
        const answer = failure === undefined || world.faults.detail.chance(0.5) ? apply() : undefined;
        if (failure !== undefined) throw failure;
        return answer as T;
      },
      unavailable: () => refusal('TRANSIENT'),
    });
    answer.catch((error: unknown) => {
      if (error instanceof ProviderError) process.firstRefusal ??= error.code;
    });
    return answer;
  };
  const source: SourceConnector = {
    listWorkouts: async function* ({ start }) {
      const ids = await call('list workouts', () => workoutsOf(userId, start), true);
      const startTime = `${start}T12:00:00.000Z`;
      for (const sourceId of ids) yield { sourceId, startTime, endTime: startTime, sport: 'run' };
    },
    readWorkout: ({ sourceId, startTime }) =>
      Promise.resolve({ externalId: externalIdOf(sourceId), name: 'Run', sport: 'run', tcx: startTime }),
  };
  const destination: DestinationConnector = {
    pollIntervalMs: POLL_INTERVAL_MS,
    settleMs: SETTLE_MS,
    submitWorkout: async ({ externalId, tcx: startTime }) => ({
      uploadId: await call('submit workout', () => world.destination.submit(externalId, startTime), false),
      state: { kind: 'processing' },
    }),
    readSubmission: async (uploadId) => {
      const { activityId, duplicate } = await call(
        'read submission',
        () => world.destination.outcomeOf(uploadId),
        true,
      );
      return { kind: duplicate ? 'duplicate' : 'created', activityId };
    },
    listActivities: (window) => call('list activities', () => world.destination.list(window), true),
  };
  return { source, destination };
}

function providerFailure(world: World, point: string): ProviderError | undefined {
  if (!world.faults.strikes('F13', point)) return undefined;
  const roll = world.faults.detail.next();
  if (world.refusal !== undefined && world.faults.detail.chance(0.8)) {
    return refusal(world.refusal, world.scheduler.now() + WAIT_MS * roll);
  }
  if (roll < 0.55) return refusal('TRANSIENT');
  if (roll < 0.8)
    return refusal('RATE_LIMITED', world.scheduler.now() + WAIT_MS * world.faults.detail.next());
  if (roll < 0.88) return refusal('RATE_LIMITED');
  if (roll < 0.95) return refusal('AUTH_REVOKED');
  return refusal(roll < 0.98 ? 'APP_INACTIVE' : 'PROVIDER_GONE');
}

function refusal(code: ConstructorParameters<typeof ProviderError>[0], retryAt?: number): ProviderError {
  const details = {
    provider: 'strava',
    ...(retryAt === undefined ? {} : { retryAt: new Date(retryAt).toISOString() }),
  };
  return new ProviderError(code, 'simulated', details);
}

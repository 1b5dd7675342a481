import { createSyncClient, type StatusView } from '@syncwell/client';
import type { DateRange } from '@syncwell/core/domain/date-range';
import { createAbortableClock } from '../demo/abortable-clock.ts';
import { followSync } from '../demo/follow-sync.ts';
import { PATIENT } from '../demo/patient.ts';
import { prepareUser } from '../demo/prepare-user.ts';
import { DESTINATION, SOURCE } from '../demo/route.ts';
import type { ChaosStage } from './chaos-stage.ts';
import { createAttack, type Kill } from './create-attack.ts';
import type { PlannedKill } from './plan-kills.ts';

const POLL_INTERVAL_MS = 400;
/** Four years take a minute alone; kills cost up to the visibility time each, and the machine may be busy. */
const LONGEST_SYNC_MS = 25 * 60_000;

export interface SyncPlan {
  readonly userId: string;
  /** Of the made-up workouts. */
  readonly seed: number;
  readonly range: DateRange;
  readonly kills: readonly PlannedKill[];
  readonly onKill: (kill: Kill) => void;
  /** Told every poll. */
  readonly onView?: (view: StatusView) => void;
}

/**
 * One user's sync from the start to its end, with the kills on its way. Resolves with the last view.
 * @throws Error when it does not end, or what was killed does not come back
 */
export async function runOneSync(stage: ChaosStage, plan: SyncPlan): Promise<StatusView> {
  const { system } = stage;
  const { userId, seed, range } = plan;
  const signal = AbortSignal.any([stage.signal, AbortSignal.timeout(LONGEST_SYNC_MS)]);
  const clock = createAbortableClock(signal);
  await prepareUser(userId, { kind: 'made-up', seed, range }, stage);
  const token = await system.issueToken(userId, { premium: true });
  const client = createSyncClient({ baseUrl: system.apiUrl, token });
  const request = { source: SOURCE, destination: DESTINATION, startDate: range.start, endDate: range.end };
  const started = await client.start(request, { ...PATIENT, signal });
  const id = started.view.orchestrationId;
  const attack = createAttack(plan.kills, {
    ...{ system, clock, onKill: plan.onKill },
    kill: (pid) => process.kill(pid, 'SIGKILL'),
    readStatus: async () => (await client.status(id, { ...PATIENT, signal })).view,
  });
  const onView = (view: StatusView) => {
    attack.see(view);
    plan.onView?.(view);
  };
  const options = { client, clock, signal, pause: false, pollIntervalMs: POLL_INTERVAL_MS, onView };
  const { view } = await followSync(started, options).finally(() => attack.end());
  return view;
}

import type { ChaosOptions } from './chaos-options.ts';
import type { ChaosStage } from './chaos-stage.ts';
import type { EndedSync } from './judge-sync.ts';
import { monthsUntil2024 } from './months-until-2024.ts';
import { tryOneSync } from './try-one-sync.ts';

/** So that there is work for all of them until half of it is done. */
const MONTHS_PER_WORKER = 2;

/** One sync, long enough to keep all workers at it side by side: all of them write to one record. */
export async function runWithWorkers(
  stage: ChaosStage,
  { workers, seed, months }: ChaosOptions & { readonly workers: number },
): Promise<EndedSync> {
  let most = 0;
  const ended = await tryOneSync(stage, {
    ...{ userId: 'chaos-user-1', seed, kills: [], onKill: () => undefined },
    range: monthsUntil2024(Math.max(months, MONTHS_PER_WORKER * workers)),
    onView: ({ inFlightChunks }) => (most = Math.max(most, inFlightChunks)),
  });
  stage.say(`Months at work at the same time, as its status told: up to ${most}`);
  return ended;
}

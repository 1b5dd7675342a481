import type { StatusView } from '../demo/status-view.ts';
import type { ChaosOptions } from './chaos-options.ts';
import type { ChaosStage } from './chaos-stage.ts';
import type { EndedSync } from './judge-sync.ts';
import { monthsUntil2024 } from './months-until-2024.ts';
import { tryOneSync } from './try-one-sync.ts';

/** As many syncs side by side as it takes to give every worker a month. */
export async function runWithWorkers(
  stage: ChaosStage,
  { workers, seed, months }: ChaosOptions & { readonly workers: number },
): Promise<readonly EndedSync[]> {
  const range = monthsUntil2024(months);
  const meter = createMeter();
  const syncs = Array.from({ length: Math.ceil(workers / months) }, (_, index) =>
    tryOneSync(stage, {
      ...{ userId: `chaos-user-${index + 1}`, seed: seed + index + 1, range },
      kills: [],
      onKill: () => undefined,
      onView: (view) => meter.see(index, view),
    }),
  );
  const ended = await Promise.all(syncs);
  stage.say(`Months at work at the same time: up to ${meter.most()}`);
  return ended;
}

/** The most months in work at once, over all syncs, as their views told. */
function createMeter() {
  const atWork: number[] = [];
  let most = 0;
  return {
    see: (index: number, { inFlightChunks }: StatusView) => {
      atWork[index] = inFlightChunks;
      most = Math.max(most, sum(atWork));
    },
    most: () => most,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

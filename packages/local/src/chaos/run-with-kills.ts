import { settledChunks } from '../demo/status-view.ts';
import type { ChaosOptions } from './chaos-options.ts';
import type { ChaosStage } from './chaos-stage.ts';
import type { Kill } from './create-attack.ts';
import type { EndedSync } from './judge-sync.ts';
import { monthsUntil2024 } from './months-until-2024.ts';
import { planKills } from './plan-kills.ts';
import { tryOneSync } from './try-one-sync.ts';

/** Syncs for each kill, before the run gives up: one that is over before its kill came does not count. */
const MOST_SYNCS_PER_KILL = 2;

export interface KilledSyncs {
  readonly syncs: readonly EndedSync[];
  readonly kills: number;
}

/** Syncs one after the other until there were enough kills, or one sync did not end well. */
export async function runWithKills(stage: ChaosStage, options: ChaosOptions): Promise<KilledSyncs> {
  const range = monthsUntil2024(options.months);
  const syncs: EndedSync[] = [];
  let kills = 0;
  const onKill = (kill: Kill) => {
    kills += 1;
    stage.say(describeKill(kill, `${kills} of ${options.kills}`));
  };
  while (kills < options.kills && syncs.length < options.kills * MOST_SYNCS_PER_KILL) {
    const sync = syncs.length + 1;
    const planned = planKills({ seed: options.seed, sync, most: options.kills - kills });
    const user = { userId: `chaos-user-${sync}`, seed: options.seed + sync };
    const ended = await tryOneSync(stage, { ...user, range, kills: planned, onKill });
    syncs.push(ended);
    if (ended.end instanceof Error || ended.end.status !== 'COMPLETED') break;
  }
  return { syncs, kills };
}

function describeKill({ target, view, upAgainSeconds }: Kill, count: string): string {
  const settled = settledChunks(view);
  const percent = Math.floor((settled / view.totalChunks) * 100);
  const progress = `${settled} of ${view.totalChunks} months, ${view.inFlightChunks} at work`;
  return `  kill ${count}: ${target} at ${percent} % (${progress}), up again after ${upAgainSeconds.toFixed(1)} s`;
}

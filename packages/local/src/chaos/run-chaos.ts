import { formatDuration } from '../demo/format-duration.ts';
import type { ChaosOptions } from './chaos-options.ts';
import { openChaosStage, type ChaosStage } from './chaos-stage.ts';
import { findLeftMessages, waitForEmptyQueue } from './judge-queues.ts';
import { judgeSync, type EndedSync, type Verdict } from './judge-sync.ts';
import { runWithKills } from './run-with-kills.ts';
import { runWithWorkers } from './run-with-workers.ts';
import { summarize } from './summarize.ts';

/** The whole run; its exit code: 0 when every sync ended well, else 1. Everything it started has ended by then. */
export async function runChaos(
  options: ChaosOptions,
  { signal, say }: Pick<ChaosStage, 'signal' | 'say'>,
): Promise<number> {
  say('Starting the system on this machine:');
  const stage = await openChaosStage(options, { signal, say });
  try {
    const { syncs, kills } = await runSyncs(stage, options);
    const left = findLeftMessages(await stage.system.countMessages());
    say('Waiting for the last messages to come back; they must change nothing.');
    const faults = [...left, ...(await waitForEmptyQueue(stage))];
    const verdicts: Verdict[] = [];
    for (const sync of syncs) verdicts.push(await judgeSync(stage, sync));
    const summary = summarize({ verdicts, kills, wantedKills: options.kills, faults });
    say(`Took ${formatDuration(process.uptime())}. Log of the services: ${stage.system.logFile}`);
    summary.lines.forEach(say);
    return summary.isGood ? 0 : 1;
  } finally {
    await stage.system.stop();
  }
}

async function runSyncs(
  stage: ChaosStage,
  options: ChaosOptions,
): Promise<{ readonly syncs: readonly EndedSync[]; readonly kills: number }> {
  const { workers } = options;
  if (workers === undefined) return runWithKills(stage, options);
  return { syncs: [await runWithWorkers(stage, { ...options, workers })], kills: 0 };
}

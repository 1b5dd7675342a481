import type { StatusView } from '@syncwell/client';
import type { Clock } from '@syncwell/core/ports';
import { isTerminal } from '@syncwell/core/domain/status';
import { settledChunks } from '../demo/status-view.ts';
import type { LocalProcessName, LocalSystem } from '../local-system.ts';
import type { PlannedKill } from './plan-kills.ts';

const LOOK_EVERY_MS = 50;
/** A start of the services takes seconds, on a busy machine many. */
const UP_AGAIN_WITHIN_MS = 120_000;

/** A kill that was done, to a process at work in a sync. */
export interface Kill {
  readonly target: LocalProcessName;
  /** The sync as it stood at the kill. */
  readonly view: StatusView;
  readonly upAgainSeconds: number;
}

export interface AttackTools {
  readonly system: Pick<LocalSystem, 'processIds'>;
  readonly readStatus: () => Promise<StatusView>;
  /** Ends a process this instant: `kill -9`. */
  readonly kill: (pid: number) => void;
  readonly clock: Clock;
  readonly onKill: (kill: Kill) => void;
}

/** Kills on their way. A kill that comes due when the sync is over is not done and does not count. */
export interface Attack {
  /** Told each view of the sync; begins the next kill when it is due. */
  see(view: StatusView): void;
  /** No kill begins after this; resolves when what was killed is up again. Rejects when it is not. */
  end(): Promise<void>;
}

export function createAttack(plan: readonly PlannedKill[], tools: AttackTools): Attack {
  const pending = [...plan];
  let striking: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  const strikeNext = async (kill: PlannedKill) => {
    try {
      await strike(kill, tools);
    } catch (error) {
      failure = { error };
      pending.length = 0;
    }
    striking = undefined;
  };
  return {
    see: (view) => {
      const next = pending[0];
      if (next === undefined || striking !== undefined || percentOf(view) < next.atPercent) return;
      pending.shift();
      striking = strikeNext(next);
    },
    end: async () => {
      pending.length = 0;
      await striking;
      if (failure !== undefined) throw failure.error;
    },
  };
}

/** Not the view's own percentage, which counts only what was copied. */
function percentOf(view: StatusView): number {
  return (settledChunks(view) / view.totalChunks) * 100;
}

async function strike(
  { target, delayMs }: PlannedKill,
  { system, readStatus, kill, clock, onKill }: AttackTools,
): Promise<void> {
  await clock.sleep(delayMs);
  const view = await readStatus();
  const pid = system.processIds()[target];
  if (isTerminal(view.status) || pid === undefined) return;
  const killedAtMs = clock.now().getTime();
  kill(pid);
  const isUpAgain = () => ![undefined, pid].includes(system.processIds()[target]);
  while (!isUpAgain()) {
    if (clock.now().getTime() - killedAtMs > UP_AGAIN_WITHIN_MS) {
      throw new Error(`Expected the ${target} to be up again ${UP_AGAIN_WITHIN_MS / 1_000} s after a kill`);
    }
    await clock.sleep(LOOK_EVERY_MS);
  }
  onKill({ target, view, upAgainSeconds: (clock.now().getTime() - killedAtMs) / 1_000 });
}

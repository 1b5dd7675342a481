import { chunkAt } from '@syncwell/core/domain/chunk-plan';
import { type Orchestration, rangeOf } from '@syncwell/core/domain/orchestration';
import { decideSweep, type SweepDecision } from '@syncwell/core/domain/sweep-decision';
import type { Timing } from '@syncwell/core/domain/timing';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { Look } from '@syncwell/core/store/sweep-operations';

import { beginRun } from './begin-run.ts';
import { type DispatchDependencies, toChunkMessage } from './dispatch-chunks.ts';
import { type AnnounceDependencies, publishAnnouncement } from './publish-announcement.ts';

export interface SweepDependencies extends DispatchDependencies, AnnounceDependencies {
  readonly timing: Pick<Timing, 'soonSeconds' | 'stallSeconds' | 'wakeShards'>;
  readonly logger: Logger;
  /** Looks at the erasure of a user with this key. */
  readonly eraseDue: (key: string) => Promise<void>;
}

/** `to announce`: its event comes first, and is the caller's to have published. */
export type SweepAnswer = 'done' | 'to announce';

/** Looks at one record and does the one thing that it needs next. Harmless when repeated or run by two at once. */
export async function sweepRecord(
  dependencies: SweepDependencies,
  orchestrationId: string,
): Promise<SweepAnswer> {
  const look = await readLook(dependencies, orchestrationId);
  return look === undefined ? 'done' : actOnce(dependencies, look);
}

/** Publishes the event of a record that is still due with it. Harmless when repeated. */
export async function announceRecord(
  dependencies: SweepDependencies,
  orchestrationId: string,
): Promise<void> {
  const look = await readLook(dependencies, orchestrationId);
  if (look !== undefined) await publishAnnouncement(dependencies, look.read);
}

/** The index lags behind: a record that is gone, or no longer due, needs nothing. */
async function readLook(
  { store, clock }: SweepDependencies,
  orchestrationId: string,
): Promise<Look | undefined> {
  const read = await store.read(orchestrationId);
  const now = clock.now();
  return read?.wakeAt === undefined || new Date(read.wakeAt) > now ? undefined : { read, now };
}

async function actOnce(dependencies: SweepDependencies, look: Look): Promise<SweepAnswer> {
  const { store, timing, logger } = dependencies;
  const { orchestrationId, run, status } = look.read;
  const audit = await store.repairCounters(look);
  if (audit !== undefined) {
    const isInPlan = audit.outsidePlan.length === 0;
    const reason = isInPlan ? 'counters differ from outcomes' : 'outcomes outside of the plan';
    logger.error('invariant.violated', { orchestrationId, reason, count: audit.difference });
    return 'done';
  }
  const decision = decideSweep(look.read, look.now, timing.stallSeconds);
  logger.info('sweep.looked', { orchestrationId, run, status, reason: decision.act });
  if (decision.act === 'announce') return 'to announce';
  // A wait that is over is sent again too, and nothing is wrong with that.
  if (decision.act === 're-dispatch' && look.read.waiting === undefined) {
    logger.warn('orchestration.stalled', {
      orchestrationId,
      run,
      delaySeconds: decision.lastLook.stepSeconds,
    });
  }
  await act(dependencies, look, decision);
  return 'done';
}

type Move = Exclude<SweepDecision, { readonly act: 'announce' }>;

async function act(dependencies: SweepDependencies, look: Look, decision: Move): Promise<void> {
  const { store } = dependencies;
  switch (decision.act) {
    case 'sleep':
      return store.putToSleep(look);
    case 'finish':
      await store.finishIfSettled(look.read, look.now);
      return;
    case 'begin run':
      await beginRun(dependencies, look.read);
      return;
    case 're-dispatch':
      return sendNewRun(dependencies, await store.redispatch(look, decision.lastLook));
    case 'send again':
      return sendAgain(dependencies, look, decision);
    case 'push':
      return store.push(look, decision);
  }
}

/** A record that went on meanwhile is left to whoever moved it. */
async function sendNewRun(dependencies: SweepDependencies, record: Orchestration | undefined): Promise<void> {
  if (record !== undefined) await beginRun(dependencies, record);
}

/** Sends exactly these time-boxed chunks, under their own run, and only then forgets that they are to be sent. */
async function sendAgain(
  { queue, store, timing }: SweepDependencies,
  look: Look,
  { chunks, isRest }: { readonly chunks: readonly number[]; readonly isRest: boolean },
): Promise<void> {
  const { read, now } = look;
  const range = rangeOf(read);
  await queue.send(chunks.map((index) => toChunkMessage(read, chunkAt(range, index))));
  const seconds = isRest ? timing.soonSeconds : timing.stallSeconds;
  await store.markSentAgain(look, { chunks, at: new Date(now.getTime() + seconds * 1000) });
}

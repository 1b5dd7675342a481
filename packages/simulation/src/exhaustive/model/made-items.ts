import type { Change } from '@syncwell/core/domain/change';
import { type CivilDate, civilDate } from '@syncwell/core/domain/civil-date';
import { applyEffects, failingClauses } from '@syncwell/core/domain/evaluate-change';
import type { Item } from '@syncwell/core/domain/item';
import { MAX_ATTEMPTS } from '@syncwell/core/domain/timing';

import { LEASE_END, NOW, SOON, wakeOn } from './instants.ts';
import { TRANSITIONS } from './transitions.ts';

const { create, claim, release } = TRANSITIONS;
const FIRST_DAY = civilDate('2024-01-01');
/** Last days of ranges of one and of two months. */
export const ONE_MONTH = civilDate('2024-01-31');
export const TWO_MONTHS = civilDate('2024-02-29');

/** A record of FIRST_DAY to `lastDay`, just created. */
export function createdItem(orchestrationId: string, lastDay: CivilDate): Item {
  const request = {
    orchestrationId,
    userId: 'user',
    source: 'fitbit',
    destination: 'strava',
    startDate: FIRST_DAY,
    endDate: lastDay,
    timeZone: 'UTC',
    requestHash: 'hash',
  };
  return madeBy(orchestrationId, create(request, NOW, wakeOn(SOON)));
}

/** The item that a first write makes. */
export function madeBy(orchestrationId: string, change: Change): Item {
  refuseNone(failingClauses(change, undefined), change);
  return applyEffects({ orchestrationId }, change.effects);
}

/** The item after further writes, every one of which must apply. */
export function after(item: Item, ...changes: readonly Change[]): Item {
  return changes.reduce((now, change) => {
    refuseNone(failingClauses(change, now), change);
    return applyEffects(now, change.effects);
  }, item);
}

function refuseNone(reasons: readonly string[], { name }: Change): void {
  if (reasons.length > 0)
    throw new RangeError(`Expected ${name} to apply, got ${reasons.join(', ')} not holding`);
}

/** Passing errors until one try is left. */
export function triesOf(chunkIndex: number): Change[] {
  return Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => `earlier ${index}`).flatMap((owner) => [
    claim({ chunkIndex, run: 1, owner, leaseEnd: LEASE_END }, NOW),
    release({ chunkIndex, owner }, 'PROVIDER_UNAVAILABLE', NOW),
  ]);
}

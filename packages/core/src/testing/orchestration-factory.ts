import type { Change } from '../domain/change.ts';
import { civilDate } from '../domain/civil-date.ts';
import { applyEffects, failingClauses } from '../domain/evaluate-change.ts';
import type { Item } from '../domain/item.ts';
import type { Orchestration } from '../domain/orchestration.ts';
import { toOrchestration } from '../domain/record-codec.ts';
import type { Wake } from '../domain/transitions/clauses.ts';
import { create, type NewOrchestration } from '../domain/transitions/create.ts';

/** The instant at which every step of a made record happens, unless it says otherwise. */
export const NOW = new Date('2024-03-10T12:00:00.000Z');
/** What `wakeAt` is set to by the steps that set it. */
export const WAKE: Wake = { shard: 0, at: new Date('2024-03-10T12:00:02.000Z') };

/** Three months, the first and the last clipped. */
const REQUEST: NewOrchestration = {
  orchestrationId: 'orch-00000000-0000-4000-8000-000000000001',
  userId: 'user-1',
  source: 'fitbit',
  destination: 'strava',
  startDate: civilDate('2023-01-15'),
  endDate: civilDate('2023-03-10'),
  timeZone: 'UTC',
  requestHash: 'hash-1',
};

/** One step of a record's life, made from the record as it is then. See `orchestration-steps.ts` for the usual ones. */
export type Step = (item: Item) => Change;

export function aRequest(overrides: Partial<NewOrchestration> = {}): NewOrchestration {
  return { ...REQUEST, ...overrides };
}

/**
 * The item of an orchestration that was created and then went through `steps`, every one a real transition: what no
 * record can become, no test starts from. Throws when a clause of a step does not hold.
 */
export function anItem(overrides: Partial<NewOrchestration> = {}, ...steps: readonly Step[]): Item {
  const request = aRequest(overrides);
  const created = applyEffects(
    { orchestrationId: request.orchestrationId },
    create(request, NOW, WAKE).effects,
  );
  return after(created, ...steps);
}

/** {@link anItem}, as the domain reads it. */
export function anOrchestration(
  overrides: Partial<NewOrchestration> = {},
  ...steps: readonly Step[]
): Orchestration {
  return toOrchestration(anItem(overrides, ...steps));
}

/** `item` after further steps. */
export function after(item: Item, ...steps: readonly Step[]): Item {
  return steps.reduce(takeStep, item);
}

function takeStep(item: Item, step: Step): Item {
  const change = step(item);
  const failing = failingClauses(change, item);
  if (failing.length > 0) {
    throw new RangeError(
      `Expected ${change.name} to be possible here, got ${failing.join(', ')} not holding`,
    );
  }
  return applyEffects(item, change.effects);
}

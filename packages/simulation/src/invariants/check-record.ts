import { hasBegun } from '@syncwell/core/domain/has-begun';
import { isTerminal } from '@syncwell/core/domain/status';

import type { Write } from './write.ts';

const USER_COMMANDS = ['pause', 'resume', 'cancel', 'retry'];

/**
 * A user command is applied at most once, however often the SDK repeats its call. A record that was erased and created
 * again, by the repeat of a start, is another one.
 */
export function checkCommand({ world, change, after }: Write): void {
  const { writer } = world;
  if (writer === undefined || !USER_COMMANDS.includes(change.name)) return;
  const { orchestrationId: id } = after;
  const command = `${writer.id} on ${id} of ${world.bornAt.get(id)}`;
  if (world.commands.has(command)) world.violate('S9', `one ${change.name} is applied twice`);
  world.commands.add(command);
}

/** S7: at most one in progress on a route, also while its user is erased. */
export function checkRoute({ world, change, after }: Write): void {
  if (after.status !== 'IN_PROGRESS') return;
  const rivals = [...world.items.values()].filter(
    (item) =>
      item['status'] === 'IN_PROGRESS' &&
      item['userId'] === after.userId &&
      item['orchestrationId'] !== after.orchestrationId,
  );
  if (rivals.length > 0) world.violate('S7', `${change.name}: two in progress on one route`);
}

/** fanned out may come after finish, pause or park, so it must not touch the wake time. */
export function checkWake({ world, change, before, after }: Write): void {
  if (change.name === 'fanned out' && before !== undefined && before.wakeAt !== after.wakeAt) {
    world.violate('S9', 'fanned out moves the wake time');
  }
}

/** S14: an event is published before it is forgotten. */
export function checkAnnounced({ world, change, before }: Write): void {
  if (change.name !== 'announced' || before?.announce === undefined) return;
  const { orchestrationId, announce } = before;
  const isPublished = world.published.some(
    (event) => event.orchestrationId === orchestrationId && event.version === announce.version,
  );
  if (!isPublished) world.violate('S14', 'an event is forgotten before it was published');
}

/** S14: the end of a sync that had begun is an event, whoever ended it. */
export function checkEndIsEvent({ world, change, before, after }: Write): void {
  if (before === undefined || isTerminal(before.status) || !isTerminal(after.status)) return;
  if (hasBegun(before) && after.announce === undefined) {
    world.violate('S14', `${change.name}: ${after.status} is nowhere announced`);
  }
}

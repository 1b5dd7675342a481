import type { Change, Clause, Effect } from '@syncwell/core/domain/change';
import { absent, anyOf, exists } from '@syncwell/core/domain/change';

export const firstName = (path: readonly string[]) => path[0] ?? '';
export const pathOf = (effect: Effect) =>
  'set' in effect ? effect.set : 'add' in effect ? effect.add : effect.remove;

/** The transitions called `names`, without the clauses called `clauses`. */
export function without(names: readonly string[], ...clauses: readonly string[]) {
  return (change: Change): Change => {
    if (!names.includes(change.name)) return change;
    const [first, ...rest] = change.clauses.filter(({ name }) => !clauses.includes(name));
    return first === undefined ? change : { ...change, clauses: [first, ...rest] };
  };
}

/** The transition called `name`, with other effects. */
export function withEffects(name: string, alter: (effects: readonly Effect[]) => readonly Effect[]) {
  return (change: Change): Change =>
    change.name === name ? { ...change, effects: alter(change.effects) } : change;
}

/** The transition called `name`, with clauses of its own. */
export function withClauses(names: readonly string[], alter: (clause: Clause) => Clause) {
  return (change: Change): Change => {
    if (!names.includes(change.name)) return change;
    const [first, ...rest] = change.clauses;
    return { ...change, clauses: [alter(first), ...rest.map(alter)] };
  };
}

/** A condition that every item meets, an absent one too. */
export const ALWAYS = anyOf(absent(['orchestrationId']), exists(['orchestrationId']));

export const USER_COMMANDS = ['pause', 'resume', 'cancel', 'retry'];

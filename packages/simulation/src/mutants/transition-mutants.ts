import { set } from '@syncwell/core/domain/change';

import {
  firstName,
  pathOf,
  without,
  withEffects,
  withClauses,
  ALWAYS,
  USER_COMMANDS,
} from './alter-change.ts';
import type { Mutant } from './mutant.ts';

/** A transition written in place of the product's. */
export const TRANSITION_MUTANTS: readonly Mutant[] = [
  {
    name: 'bare counter',
    replaces: 'transition complete: no check that the chunk is not settled',
    caughtBy: ['S1', 'S2'],
    change: without(['complete'], 'chunk not settled'),
  },
  {
    name: 'status before the count',
    replaces: 'transition claim: the last chunk to start completes the record',
    caughtBy: ['S4'],
    change: withEffects('claim', (effects) => [
      ...effects.filter((effect) => firstName(pathOf(effect)) !== 'status'),
      set(['status'], 'COMPLETED'),
    ]),
  },
  {
    name: 'failed overwrites completed',
    replaces: 'transition fail: no check that the chunk is not settled',
    caughtBy: ['S1'],
    change: without(['fail'], 'chunk not settled'),
  },
  {
    name: 'no run check',
    replaces: 'transition claim: takes messages of any run',
    caughtBy: ['S8'],
    change: without(['claim'], 'run equal'),
  },
  {
    name: 'pause does not stop claims',
    replaces: 'transition claim: any status',
    caughtBy: ['S9', 'S4'],
    change: without(['claim'], 'active'),
  },
  {
    name: 'lease without end',
    replaces: 'transitions claim and fail: a lease counts until it is dropped',
    caughtBy: ['L1', 'L6'],
    change: withClauses(['claim', 'fail'], (clause) =>
      clause.name.startsWith('no live lease') &&
      clause.holds.test === 'any' &&
      clause.holds.of[0] !== undefined
        ? { ...clause, holds: clause.holds.of[0] }
        : clause,
    ),
  },
  {
    name: 'lease without owner',
    replaces: 'transitions release, park, yield, drop lease: any lease is mine',
    caughtBy: ['S8', 'S2'],
    change: (change) => without([change.name], 'lease mine')(change),
  },
  {
    name: "fail under another's lease",
    replaces: 'transition fail: no look at the lease',
    caughtBy: ['S14'],
    change: without(['fail'], 'no live lease', 'no live lease of another'),
  },
  {
    name: 'park burns attempts',
    replaces: 'transition park: the try counts',
    caughtBy: ['S14'],
    change: withEffects('park', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'attempts'),
    ),
  },
  {
    name: 'refused park burns attempts',
    replaces: 'transition give back: the try counts',
    caughtBy: ['S14'],
    change: withEffects('give back', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'attempts'),
    ),
  },
  {
    name: 'no bound of attempts',
    replaces: 'transition claim: any number of attempts',
    caughtBy: ['L6'],
    change: without(['claim'], 'attempts left'),
  },
  {
    name: 're-dispatch without a new run',
    replaces: 'transition re-dispatch: the run stays',
    caughtBy: ['L1', 'S8'],
    change: withEffects('re-dispatch', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'run'),
    ),
  },
  {
    name: 'fanned out pushes the wake',
    replaces: 'transition fanned out: sets a wake time',
    caughtBy: ['S9'],
    change: withEffects('fanned out', (effects) => [...effects, set(['wakeAt'], '2099-01-01T00:00:00.000Z')]),
  },
  {
    name: 'guard without comparison',
    replaces: 'transition hold route: takes the route whoever has taken it meanwhile',
    caughtBy: ['S7'],
    change: withClauses(['hold route'], (clause) => ({
      ...clause,
      holds: ALWAYS,
    })),
  },
  {
    name: 'user command without run as read',
    replaces: 'transitions pause, resume, cancel: any run',
    caughtBy: ['S9'],
    change: without(USER_COMMANDS, 'run equal'),
  },
  {
    name: 'ghost record',
    replaces: 'transition fanned out: no conditions, so that it brings an erased record back',
    caughtBy: ['S8'],
    change: withClauses(['fanned out'], (clause) => ({ ...clause, holds: ALWAYS })),
  },
  {
    name: 'wait does not stop claims',
    replaces: 'transition claim: no look at waiting',
    caughtBy: ['S9'],
    change: without(['claim'], 'not waiting'),
  },
  {
    name: 'wake without sending',
    replaces: 'transition fanned out: notes a later run than was sent',
    caughtBy: ['L1', 'S8', 'S10'],
    change: withEffects('fanned out', (effects) =>
      effects.map((effect) =>
        'set' in effect && firstName(effect.set) === 'fannedOutRun' ? set(['fannedOutRun'], 1_000) : effect,
      ),
    ),
  },
  {
    name: 'late success counts twice',
    replaces: 'transition complete failed: the failure stays counted',
    caughtBy: ['S1'],
    change: withEffects('complete failed', (effects) =>
      effects.filter((effect) => firstName(pathOf(effect)) !== 'failedChunks'),
    ),
  },
];

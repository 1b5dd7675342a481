import { absent, anyOf, type Change, type Effect, exists } from '@syncwell/core/domain/change';

import type { SmallWorld } from './explore-small-world.ts';
import { type Transitions, TRANSITIONS } from './model/transitions.ts';

/** A transition made wrong in one way, and the smallest world that shows it. */
export interface Mutant {
  readonly name: string;
  /** What must catch it. */
  readonly caughtBy: string;
  readonly world: SmallWorld;
}

type Builder<Args extends readonly unknown[]> = (...args: Args) => Change;

function withoutClause<Args extends readonly unknown[]>(builder: Builder<Args>, name: string): Builder<Args> {
  return (...args) => {
    const change = builder(...args);
    const [first, ...rest] = change.clauses.filter((clause) => clause.name !== name);
    if (first === undefined) throw new RangeError(`Expected ${change.name} to keep a clause`);
    return { ...change, clauses: [first, ...rest] };
  };
}

function withoutEffect<Args extends readonly unknown[]>(builder: Builder<Args>, name: string): Builder<Args> {
  const touches = (effect: Effect) => {
    const [top] = 'set' in effect ? effect.set : 'add' in effect ? effect.add : effect.remove;
    return top === name;
  };
  return (...args) => {
    const change = builder(...args);
    return { ...change, effects: change.effects.filter((effect) => !touches(effect)) };
  };
}

type Bounds = Omit<SmallWorld, 'transitions' | 'stopsAtViolation'>;

function mutant(name: string, transitions: Partial<Transitions>, caughtBy: string, bounds: Bounds): Mutant {
  return { name, caughtBy, world: { ...bounds, transitions, stopsAtViolation: true } };
}

const T = TRANSITIONS;
const ONE_FAULT = { faults: 1, userCommands: 0 };
const TWO_FAULTS = { faults: 2, userCommands: 0 };
const NO_FAULT = { faults: 0, userCommands: 0 };

/** Wrong in a way that somebody might think harmless: every one must be caught. */
export const MUTANTS: readonly Mutant[] = [
  mutant('claim without `run equal`', { claim: withoutClause(T.claim, 'run equal') }, 'S8', {
    ...NO_FAULT,
    troubles: 1,
  }),
  mutant('claim without `active`', { claim: withoutClause(T.claim, 'active') }, 'S9', {
    ...NO_FAULT,
    userCommands: 1,
  }),
  mutant(
    'claim without `no live lease`',
    { claim: withoutClause(T.claim, 'no live lease') },
    'S14 a chunk at work is not claimed',
    ONE_FAULT,
  ),
  mutant(
    'claim without `attempts left`',
    { claim: withoutClause(T.claim, 'attempts left') },
    'L6',
    ONE_FAULT,
  ),
  mutant(
    'complete without `chunk not settled`',
    { complete: withoutClause(T.complete, 'chunk not settled') },
    'S1',
    ONE_FAULT,
  ),
  mutant(
    'complete failed without `outcome FAILED as read`',
    { completeFailed: withoutClause(T.completeFailed, 'outcome FAILED as read') },
    'S9',
    { faults: 3, userCommands: 0, begins: ['half failed'] },
  ),
  mutant(
    'fail of the worker under the lease of another',
    { failByWorker: withoutClause(T.failByWorker, 'no live lease of another') },
    'S14 a chunk at work is not counted failed',
    { ...ONE_FAULT, troubles: 1, begins: ['fresh'] },
  ),
  mutant(
    'fail of the dead-letter function under a live lease',
    { failByDeadLetter: withoutClause(T.failByDeadLetter, 'no live lease') },
    'S14 a chunk at work is not counted failed',
    { ...TWO_FAULTS, begins: ['tired'] },
  ),
  mutant(
    'release without `lease mine`',
    { release: withoutClause(T.release, 'lease mine') },
    'S14 a claim is given',
    {
      ...ONE_FAULT,
      troubles: 1,
      begins: ['fresh'],
    },
  ),
  mutant('park without `active`', { park: withoutClause(T.park, 'active') }, 'S14 what is over waits', {
    ...NO_FAULT,
    troubles: 1,
    userCommands: 1,
  }),
  mutant(
    'finish without the counts as read',
    { finish: withoutClause(withoutClause(T.finish, 'failed as read'), 'completed as read') },
    'S4',
    { ...TWO_FAULTS, begins: ['half failed'] },
  ),
  mutant('finish without `run equal`', { finish: withoutClause(T.finish, 'run equal') }, 'S14 two events', {
    ...NO_FAULT,
    troubles: 1,
    userCommands: 1,
    begins: ['half failed'],
  }),
  mutant('resume without `run equal`', { resume: withoutClause(T.resume, 'run equal') }, 'S9', {
    faults: 1,
    userCommands: 2,
    workers: 0,
    apis: 2,
    begins: ['paused'],
  }),
  mutant('resume without a new run', { resume: withoutEffect(T.resume, 'run') }, 'S10', {
    ...NO_FAULT,
    userCommands: 2,
  }),
  mutant('resume without a wake', { resume: withoutEffect(T.resume, 'wakeAt') }, 'S14 what moves', {
    ...NO_FAULT,
    userCommands: 2,
  }),
  mutant('re-dispatch without a new run', { redispatch: withoutEffect(T.redispatch, 'run') }, 'L1', {
    ...ONE_FAULT,
    begins: ['tired'],
  }),
  mutant(
    'send again without `wakeAt as read`',
    { sentAgain: withoutClause(T.sentAgain, 'wakeAt as read') },
    'S10',
    { ...NO_FAULT, troubles: 2, begins: ['tired'] },
  ),
  mutant('close without its event', { close: withoutEffect(T.close, 'announce') }, 'S14 the end of what', {
    ...NO_FAULT,
    userCommands: 2,
    begins: ['rivals'],
    workers: 0,
    apis: 2,
  }),
  mutant('hold route whatever the guard says', { holdRoute: holdBlindly }, 'S7', {
    ...NO_FAULT,
    begins: ['rivals'],
    workers: 1,
    apis: 2,
  }),
];

/** Takes the route in any case. */
function holdBlindly(...[mine]: Parameters<typeof T.holdRoute>): Change {
  const path = ['holderId'] as const;
  const always = anyOf(exists(path), absent(path));
  return { ...T.holdRoute(mine, undefined), clauses: [{ name: 'anything', holds: always }] };
}

import type { SmallWorld } from './explore-small-world.ts';

export interface Preset {
  readonly name: string;
  readonly world: SmallWorld;
}

/** Small enough for every run of the tests: seconds. */
export const QUICK_PRESETS: readonly Preset[] = [
  {
    name: 'one fault and one command',
    world: { faults: 1, userCommands: 1, begins: ['fresh', 'tired', 'paused'] },
  },
  {
    name: 'two faults on the last try',
    world: { faults: 2, userCommands: 0, begins: ['half failed', 'tired'] },
  },
  {
    name: 'two starts on one route',
    world: { faults: 0, userCommands: 0, begins: ['rivals'], workers: 1, apis: 2 },
  },
];

/** Everything that is promised: minutes, and some gigabytes of memory. */
export const FULL_PRESETS: readonly Preset[] = [
  { name: 'two faults, one command', world: { faults: 2, userCommands: 1 } },
  { name: 'one fault, two commands side by side', world: { faults: 1, userCommands: 2, apis: 2 } },
  { name: 'one fault, one trouble, one command', world: { faults: 1, troubles: 1, userCommands: 1 } },
  { name: 'two faults, one trouble', world: { faults: 2, troubles: 1, userCommands: 0 } },
  {
    name: 'two starts on one route, two commands',
    world: { faults: 0, userCommands: 2, begins: ['rivals'], workers: 1, apis: 2 },
  },
  {
    name: 'two starts on one route, one fault',
    world: { faults: 1, userCommands: 0, begins: ['rivals'], workers: 1, apis: 2 },
  },
];

import { parseArgs } from 'node:util';

import { FULL_PRESETS, type Preset, QUICK_PRESETS } from './presets.ts';

/** What the arguments ask for: all of the full bound, the quick one, or one world of one record. */
export function readWorlds(argv: readonly string[]): readonly Preset[] {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean' },
      faults: number,
      commands: number,
      troubles: number,
      apis: number,
      'max-states': number,
    },
  });
  const { quick, ...bounds } = values;
  if (quick === true) return QUICK_PRESETS;
  if (Object.keys(bounds).length === 0) return FULL_PRESETS;
  const read = (name: keyof typeof bounds, otherwise: number) => readCount(name, bounds[name], otherwise);
  return [
    {
      name: 'one record',
      world: {
        faults: read('faults', 0),
        troubles: read('troubles', 0),
        userCommands: read('commands', 0),
        apis: read('apis', 1),
        maxStates: read('max-states', Infinity),
      },
    },
  ];
}

function readCount(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`Expected --${name} to be a whole number, got ${text}`);
  return Number(text);
}

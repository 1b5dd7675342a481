import { FULL_PRESETS, QUICK_PRESETS } from './presets.ts';
import { readWorlds } from './read-worlds.ts';

describe('readWorlds', () => {
  it('takes the full bound without arguments, and a quick one by name', () => {
    expect(readWorlds([])).toBe(FULL_PRESETS);
    expect(readWorlds(['--quick'])).toBe(QUICK_PRESETS);
  });

  it('takes one world with the given bounds', () => {
    expect(readWorlds(['--faults', '2', '--commands', '1', '--max-states', '1000'])).toStrictEqual([
      {
        name: 'one record',
        world: { faults: 2, troubles: 0, userCommands: 1, apis: 1, maxStates: 1000 },
      },
    ]);
  });

  it('says what it expects', () => {
    expect(() => readWorlds(['--faults', 'two'])).toThrow('Expected --faults to be a whole number, got two');
    expect(() => readWorlds(['--fault', '2'])).toThrow("Unknown option '--fault'");
  });
});

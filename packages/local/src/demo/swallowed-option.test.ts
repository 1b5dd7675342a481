import { findSwallowedOption } from './swallowed-option.ts';

describe('findSwallowedOption', () => {
  it.each([
    [{ npm_config_keep: 'true' }, '--keep'],
    [{ npm_config_pause: '' }, '--no-pause'],
    [{ npm_config_from: 'true' }, '--from'],
    [{ npm_config_seed: '5' }, '--seed'],
    [{ npm_config_json: 'true', npm_config_noproxy: '', npm_command: 'run' }, undefined],
    [{}, undefined],
  ])('finds in %j: %s', (env, option) => {
    expect(findSwallowedOption(env)).toBe(option);
  });
});

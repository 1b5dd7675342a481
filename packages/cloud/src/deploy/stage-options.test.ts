import { readStageOptions, UsageError } from './stage-options.ts';

const STAGES = ['dev', 'prod'];

describe('readStageOptions', () => {
  it('reads stage, region and profile', () => {
    const args = ['--stage', 'dev', '--region', 'eu-central-1', '--profile', 'work'];
    expect(readStageOptions(args, STAGES)).toEqual({ stage: 'dev', region: 'eu-central-1', profile: 'work' });
  });

  it('leaves region and profile to the environment', () => {
    expect(readStageOptions(['--stage', 'prod'], STAGES)).toEqual({
      stage: 'prod',
      region: undefined,
      profile: undefined,
    });
  });

  it('asks for no stage when help is wanted', () => {
    expect(readStageOptions(['--help'], STAGES)).toBeUndefined();
  });

  it.each([
    [[], 'Expected --stage to be one of dev, prod (a file in config/stages), got none'],
    [['--stage', 'local'], 'Expected --stage to be one of dev, prod (a file in config/stages), got local'],
    [['--stag', 'dev'], "Unknown option '--stag'"],
    [['dev'], 'Unexpected argument'],
  ])('refuses %j', (args, message) => {
    expect(() => readStageOptions(args, STAGES)).toThrow(UsageError);
    expect(() => readStageOptions(args, STAGES)).toThrow(message);
  });
});

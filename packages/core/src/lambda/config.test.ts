import * as z from 'zod';

import { ConfigError, readConfig, secret } from './config.ts';

const shape = {
  TABLE_NAME: z.string(),
  API_URL: z.url(),
  PACE: z.enum(['production', 'quick']),
  WORKER_TIMEOUT_SECONDS: z.coerce.number().int().min(5),
  USER_PEPPER: secret(z.string().min(16)),
  NOTE: z.string().optional(),
};
const good = {
  TABLE_NAME: 'orchestrations',
  API_URL: 'http://127.0.0.1:3000',
  PACE: 'quick',
  WORKER_TIMEOUT_SECONDS: '5',
  USER_PEPPER: '0123456789abcdef',
};

function readError(env: Record<string, string | undefined>): ConfigError {
  try {
    readConfig(shape, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('Expected a ConfigError');
}

describe('readConfig', () => {
  it('answers the variables in the types of their schemas, and no others', () => {
    expect(readConfig(shape, { ...good, PATH: '/bin' })).toEqual({ ...good, WORKER_TIMEOUT_SECONDS: 5 });
  });

  it('reads the environment of the process by default', () => {
    expect(() => readConfig({ SYNCWELL_NEVER_SET: z.string() })).toThrow('`SYNCWELL_NEVER_SET`');
  });

  it('names everything that is wrong in one error', () => {
    const error = readError({
      ...good,
      TABLE_NAME: undefined,
      API_URL: 'here',
      PACE: 'slow',
      WORKER_TIMEOUT_SECONDS: '1',
    });

    expect(error).toMatchObject({
      code: 'CONFIG',
      variables: ['TABLE_NAME', 'API_URL', 'PACE', 'WORKER_TIMEOUT_SECONDS'],
      message:
        'Expected a complete configuration, got `TABLE_NAME` (expected string, got nothing); ' +
        '`API_URL` (expected a valid URL, got "here"); ' +
        '`PACE` (expected one of "production"|"quick", got "slow"); ' +
        '`WORKER_TIMEOUT_SECONDS` (expected number to be >=5, got "1")',
    });
  });

  it('takes an empty variable for a missing one, also where a number is expected', () => {
    expect(readError({ ...good, TABLE_NAME: '', WORKER_TIMEOUT_SECONDS: '' }).variables).toEqual([
      'TABLE_NAME',
      'WORKER_TIMEOUT_SECONDS',
    ]);
  });

  it('refuses a reference that nothing resolved, also where it would pass', () => {
    expect(readError({ ...good, NOTE: '[object Object]' }).message).toContain(
      '`NOTE` (expected a value, got an unresolved reference)',
    );
  });

  it('repeats no value that is marked secret', () => {
    const { message } = readError({ ...good, USER_PEPPER: 'too-short' });

    expect(message).toContain('`USER_PEPPER` (expected string to have >=16 characters, got a hidden value)');
    expect(message).not.toContain('too-short');
  });

  it('repeats no value whose name sounds like a secret', () => {
    expect(() => readConfig({ API_TOKEN: z.string().min(16) }, { API_TOKEN: 'too-short' })).toThrow(
      'a hidden value',
    );
  });
});

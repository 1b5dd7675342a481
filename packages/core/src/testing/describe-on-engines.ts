import * as z from 'zod';

import { readConfig } from '../lambda/config.ts';

/** Where the test run's global setup says its engines listen. */
export type EngineVariable =
  'TEST_DYNAMODB_ENDPOINT' | 'TEST_SQS_ENDPOINT' | 'TEST_KMS_ENDPOINT' | 'TEST_SSM_ENDPOINT';
type Endpoints<V extends EngineVariable> = Readonly<Record<V, string>>;

/**
 * A suite that needs engines, told their URLs. Without them nothing was proven: the run says so, and under CI it
 * fails.
 */
export function describeOnEngines<V extends EngineVariable>(
  name: string,
  variables: readonly V[],
  suite: (endpoints: Endpoints<V>) => void,
): void {
  const optional = Object.fromEntries(
    [...variables, 'CI'].map((variable) => [variable, z.string().optional()]),
  );
  const env = readConfig(optional);
  const missing = variables.filter((variable) => env[variable] === undefined);
  if (missing.length === 0) return describe(name, () => suite(env as Endpoints<V>));

  const complaint = `Expected ${missing.join(' and ')} to name running engines, got nothing: ${name} was NOT tested`;
  if (env['CI'] === undefined) {
    console.warn(complaint);
    return describe.skip(name, () => suite(env as Endpoints<V>));
  }
  describe(name, () => {
    it('has its engines', () => {
      throw new Error(complaint);
    });
  });
}

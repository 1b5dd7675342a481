import * as z from 'zod';

/** Seconds an idle function stays loaded: longer than any run, so that nobody pays for a second cold start. */
const IDLE_FUNCTION_SECONDS = 24 * 60 * 60;

const shape = z.looseObject({ custom: z.looseObject({}) });

/** What of the local framework run differs from one start to the next. */
export interface LocalRun {
  /** Where bundles are written, from the root: one folder per run, so that two runs do not share files. */
  readonly buildFolder: string;
}

/**
 * The merged services under serverless-offline: worker threads (an environment per function, and a timeout that really
 * ends the handler), loopback only, no file watching.
 */
export function toLocalConfiguration(merged: unknown, { buildFolder }: LocalRun): Record<string, unknown> {
  const configuration = shape.parse(merged);
  return {
    ...configuration,
    plugins: ['./packages/local/src/offline/stack-plugin.ts', 'serverless-offline'],
    custom: {
      ...configuration.custom,
      'serverless-offline': {
        host: '127.0.0.1',
        location: buildFolder,
        noTimeout: false,
        terminateIdleLambdaTime: IDLE_FUNCTION_SECONDS,
      },
      offline: { customAuthenticationProvider: './packages/local/src/offline/authentication-provider.ts' },
    },
  };
}

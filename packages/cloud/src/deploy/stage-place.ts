import type { FrameworkCall } from './run-framework.ts';

/** One stage of the workspace in one account. */
export interface StagePlace extends Pick<FrameworkCall, 'root' | 'environment' | 'write' | 'signal'> {
  readonly stage: string;
}

/** The framework said no. Everything that it printed was written already. */
export class FrameworkError extends Error {
  override readonly name = 'FrameworkError';
}

/** What the framework and the SDK read: the account's way in, the region, and nothing about updates or usage. */
export function toStageEnvironment(
  outer: Readonly<Record<string, string | undefined>>,
  { region, profile }: { readonly region: string; readonly profile: string | undefined },
): Record<string, string | undefined> {
  return {
    ...outer,
    ...(profile === undefined ? {} : { AWS_PROFILE: profile }),
    AWS_REGION: region,
    SLS_TELEMETRY_DISABLED: '1',
    SLS_NOTIFICATIONS_MODE: 'off',
  };
}

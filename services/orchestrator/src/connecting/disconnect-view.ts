import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';

import type { Revocation } from './forget-connection.ts';

/** What became of a connection that its user ended. */
export interface DisconnectView {
  readonly provider: string;
  readonly status: 'NOT_CONNECTED';
  readonly revocation: Revocation;
  /** What the user may still want to do; null = nothing. */
  readonly advice: string | null;
}

export function toDisconnectView(
  { name, displayName }: ProviderDescriptor,
  revocation: Revocation,
): DisconnectView {
  const advice =
    revocation === 'NOT_CONFIRMED'
      ? `Our access to ${displayName} is forgotten, but ${displayName} did not confirm it. Remove this service in your ${displayName} settings to be sure.`
      : null;
  return { provider: name, status: 'NOT_CONNECTED', revocation, advice };
}

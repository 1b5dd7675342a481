import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import type { DisconnectView } from '@syncwell/core/api/connections';

export function toDisconnectView(
  { name, displayName }: ProviderDescriptor,
  revocation: DisconnectView['revocation'],
): DisconnectView {
  const advice =
    revocation === 'NOT_CONFIRMED'
      ? `Our access to ${displayName} is forgotten, but ${displayName} did not confirm it. Remove this service in your ${displayName} settings to be sure.`
      : null;
  return { provider: name, status: 'NOT_CONNECTED', revocation, advice };
}

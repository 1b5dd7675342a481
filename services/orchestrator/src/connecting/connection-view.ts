import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import type { ConnectionView } from '@syncwell/core/api/connections';
import type { ConnectionSummary } from '@syncwell/core/connections';

export function toConnectionView(
  descriptor: ProviderDescriptor,
  authorizeUrl: string,
  summary: ConnectionSummary | undefined,
): ConnectionView {
  const { name, displayName, canRead, canWrite, oauth, requiredScopes, optionalScopes } = descriptor;
  const scopes = [requiredScopes, optionalScopes].flatMap(({ read, write }) => [...read, ...write]);
  const scope = scopes.join(oauth.scopeSeparator);
  return {
    ...{ provider: name, displayName, canRead, canWrite },
    status: statusOf(summary),
    connectedAt: summary?.connectedAt ?? null,
    authorize: {
      url: authorizeUrl,
      pkce: oauth.pkce,
      parameters: { response_type: 'code', scope, ...oauth.authorizeParameters },
    },
  };
}

function statusOf(summary: ConnectionSummary | undefined): ConnectionView['status'] {
  if (summary?.connectedAt === undefined) return 'NOT_CONNECTED';
  return summary.refusedAt === undefined ? 'CONNECTED' : 'RECONNECT_REQUIRED';
}

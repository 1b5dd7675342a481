import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import type { ConnectionSummary } from '@syncwell/core/connections';

/** A provider as the app shows it: connected or not, and how to ask the user. */
export interface ConnectionView {
  readonly provider: string;
  readonly displayName: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** RECONNECT_REQUIRED: the provider has refused the consent; syncs wait until the user connects again. */
  readonly status: 'CONNECTED' | 'RECONNECT_REQUIRED' | 'NOT_CONNECTED';
  /** ISO instant, UTC; null when not connected. */
  readonly connectedAt: string | null;
  readonly authorize: AuthorizeView;
}

/** The authorization request, all but what the app itself knows: client, redirect URI, state, challenge. */
export interface AuthorizeView {
  readonly url: string;
  /** Whether the provider checks a challenge (PKCE, S256). */
  readonly pkce: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

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

import { SecretUnreadableError, type SecretReader } from '@syncwell/core/secrets';
import * as z from 'zod';

import { ProviderError } from '../errors.ts';

/** How this application shows itself at a provider. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ClientSource {
  /**
   * `fresh`: as stored now, past every cache. Throws ProviderError APP_INACTIVE when there are none or bad ones (an
   * operator's matter), and what the secret store throws when it does not answer.
   */
  read(options?: { readonly fresh?: boolean }): Promise<ClientCredentials>;
}

const credentialsSchema = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/** The credentials of one provider, kept as one secret, `{"clientId": "...", "clientSecret": "..."}`: they change together. */
export function createClientSource(
  secrets: SecretReader,
  { provider, secretName }: { readonly provider: string; readonly secretName: string },
): ClientSource {
  const refuse = (got: string, cause?: unknown) =>
    new ProviderError('APP_INACTIVE', `Expected client credentials for ${provider}, got ${got}`, {
      provider,
      cause,
    });
  return {
    read: async (options) => {
      const text = await secrets.read(secretName, options).catch((error: unknown) => {
        throw error instanceof SecretUnreadableError ? refuse('no readable secret', error) : error;
      });
      const parsed = credentialsSchema.safeParse(readJson(text));
      // Without a cause: what a parser says of bad input quotes the input.
      if (!parsed.success) throw refuse('a secret of another form');
      return parsed.data;
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

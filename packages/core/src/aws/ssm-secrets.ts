import {
  GetParameterCommand,
  InvalidKeyId,
  ParameterNotFound,
  ParameterVersionNotFound,
  type SSMClient,
} from '@aws-sdk/client-ssm';

import { type SecretReader, SecretUnreadableError } from '../secrets.ts';
import { AwsRefusedError, callAws } from './call-aws.ts';

/**
 * How long a secret is good for another use: one that an operator replaces is used everywhere after this, and a warm
 * function makes one call in this time in place of one per session.
 */
const CACHE_MS = 5 * 60 * 1000;

export interface SsmSecretsOptions {
  readonly client: SSMClient;
  readonly now: () => Date;
}

/**
 * Secrets in SSM Parameter Store (SecureString), called by the parameter's name. Throws SecretUnreadableError, or
 * AwsUnavailableError when SSM did not answer; a failed read is not cached.
 */
export function createSsmSecrets({ client, now }: SsmSecretsOptions): SecretReader {
  const cache = new Map<string, { readonly value: string; readonly endMs: number }>();
  return {
    read: async (name, { fresh = false } = {}) => {
      const known = cache.get(name);
      if (!fresh && known !== undefined && known.endMs > now().getTime()) return known.value;
      const value = await readParameter(client, name);
      cache.set(name, { value, endMs: now().getTime() + CACHE_MS });
      return value;
    },
  };
}

async function readParameter(client: SSMClient, Name: string): Promise<string> {
  try {
    const command = new GetParameterCommand({ Name, WithDecryption: true });
    const { Parameter: parameter } = await callAws('GetParameter', () => client.send(command));
    if (parameter?.Value === undefined) throw new TypeError('Expected a parameter with a value');
    return parameter.Value;
  } catch (error) {
    throw isClosed(error) ? new SecretUnreadableError(Name, error) : error;
  }
}

/** Refusals that the same call meets again until an operator has done something. */
function isClosed(error: unknown): boolean {
  return (
    error instanceof ParameterNotFound ||
    error instanceof ParameterVersionNotFound ||
    // The key of the SecureString is disabled, gone, or not to be used by this function.
    error instanceof InvalidKeyId ||
    error instanceof AwsRefusedError ||
    (error instanceof Error && error.name === 'AccessDeniedException')
  );
}

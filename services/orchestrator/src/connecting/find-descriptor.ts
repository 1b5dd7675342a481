import { PROVIDERS } from '@syncwell/connectors/catalog';
import type { ProviderDescriptor } from '@syncwell/connectors/provider-descriptor';
import { ProblemError } from '@syncwell/core/domain/errors';

/** The provider that a path names. Throws ProblemError `not-found`. */
export function findDescriptor(name: string | undefined, providers = PROVIDERS): ProviderDescriptor {
  const descriptor = providers.find((provider) => provider.name === name);
  if (descriptor !== undefined) return descriptor;
  throw new ProblemError('not-found', `Expected one of ${providers.map((one) => one.name).join(', ')}.`);
}

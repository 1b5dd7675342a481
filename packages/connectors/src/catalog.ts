import { fitbitDescriptor } from './fitbit/descriptor.ts';
import type { ProviderDescriptor } from './provider-descriptor.ts';
import { stravaDescriptor } from './strava/descriptor.ts';

/** Every provider this product knows. A new one: its folder, a line here, a line in the registry. */
export const PROVIDERS = [
  fitbitDescriptor,
  stravaDescriptor,
] as const satisfies readonly ProviderDescriptor[];

export type ProviderName = (typeof PROVIDERS)[number]['name'];

/** The provider called `name`, or undefined. Loads no connector code. */
export function findProvider(
  name: string,
): (ProviderDescriptor & { readonly name: ProviderName }) | undefined {
  return PROVIDERS.find((provider) => provider.name === name);
}

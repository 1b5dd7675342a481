import { fitbitDescriptor } from './fitbit/descriptor.ts';
import type { ProviderDescriptor } from './provider-descriptor.ts';
import { stravaDescriptor } from './strava/descriptor.ts';

/** Every provider this product knows. A new one: its folder, a line here, a line in the registry. */
export const PROVIDERS: readonly ProviderDescriptor[] = [fitbitDescriptor, stravaDescriptor];

/** The provider called `name`, or undefined. Loads no connector code. */
export function findProvider(name: string): ProviderDescriptor | undefined {
  return PROVIDERS.find((provider) => provider.name === name);
}

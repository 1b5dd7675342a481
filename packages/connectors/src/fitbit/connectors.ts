import type { ProviderConnectors } from '../provider-connectors.ts';
import { createFitbitSource } from './create-fitbit-source.ts';
import { fitbitDescriptor } from './descriptor.ts';

export const fitbitConnectors: ProviderConnectors = {
  descriptor: fitbitDescriptor,
  createSource: createFitbitSource,
};

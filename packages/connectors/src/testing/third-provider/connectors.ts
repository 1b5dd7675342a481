import type { ProviderConnectors } from '../../provider-connectors.ts';
import { createThirdDestination } from './create-third-destination.ts';
import { createThirdSource } from './create-third-source.ts';
import { thirdDescriptor } from './descriptor.ts';

export const thirdConnectors: ProviderConnectors = {
  descriptor: thirdDescriptor,
  createSource: createThirdSource,
  createDestination: createThirdDestination,
};

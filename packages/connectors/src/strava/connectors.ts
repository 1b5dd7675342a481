import type { ProviderConnectors } from '../provider-connectors.ts';
import { createStravaDestination } from './create-strava-destination.ts';
import { stravaDescriptor } from './descriptor.ts';
import { readUsage } from './read-usage.ts';

export const stravaConnectors: ProviderConnectors = {
  descriptor: stravaDescriptor,
  createDestination: createStravaDestination,
  readUsage,
};

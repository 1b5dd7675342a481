import { findProvider, type ProviderName } from './catalog.ts';
import { createFitbitSource } from './fitbit/create-fitbit-source.ts';
import type { ConnectorEffects } from './http/connector-effects.ts';
import type { DestinationConnector, SourceConnector } from './ports.ts';
import type { ProviderDescriptor } from './provider-descriptor.ts';
import { createStravaDestination } from './strava/create-strava-destination.ts';

export interface ConnectorOptions {
  /** With the version path; see the descriptor. */
  readonly baseUrl: string;
  readonly effects: ConnectorEffects;
}

export interface SourceOptions extends ConnectorOptions {
  readonly destinationPackages: readonly string[];
}

/** Connector code by provider name; the test holds that it agrees with what the catalog says of each. */
export const SOURCES: Partial<Record<ProviderName, (options: SourceOptions) => SourceConnector>> = {
  fitbit: createFitbitSource,
};
export const DESTINATIONS: Partial<
  Record<ProviderName, (options: ConnectorOptions) => DestinationConnector>
> = {
  strava: createStravaDestination,
};

export interface RegistryOptions extends ConnectorEffects {
  /** Base URL of each provider's API, version path included. */
  readonly baseUrls: Readonly<Record<ProviderName, string>>;
}

/** Makes connectors by name. The names have been checked against the catalog; others are a RangeError. */
export interface ConnectorRegistry {
  /** Reads from `source` what is meant for `destination`: that one's own workouts are marked to be skipped. */
  source(source: string, destination: string): SourceConnector;
  destination(destination: string): DestinationConnector;
}

export function createConnectorRegistry({ baseUrls, ...effects }: RegistryOptions): ConnectorRegistry {
  return {
    source: (source, destination) => {
      const { name } = descriptorOf(source);
      const { appPackages } = descriptorOf(destination);
      const create = SOURCES[name] ?? refuse(source, 'a source');
      return create({ baseUrl: baseUrls[name], effects, destinationPackages: appPackages });
    },
    destination: (destination) => {
      const { name } = descriptorOf(destination);
      const create = DESTINATIONS[name] ?? refuse(destination, 'a destination');
      return create({ baseUrl: baseUrls[name], effects });
    },
  };
}

function descriptorOf(name: string): ProviderDescriptor & { readonly name: ProviderName } {
  return findProvider(name) ?? refuse(name, 'a provider of the catalog');
}

function refuse(name: string, expected: string): never {
  throw new RangeError(`Expected the name of ${expected}, got ${name}`);
}

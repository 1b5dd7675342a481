import { fitbitConnectors } from './fitbit/connectors.ts';
import type { ConnectorEffects } from './http/connector-effects.ts';
import type { DestinationConnector, SourceConnector } from './ports.ts';
import type { ProviderConnectors } from './provider-connectors.ts';
import { type ProviderUrlOverrides, resolveProviderUrls } from './provider-urls.ts';
import { stravaConnectors } from './strava/connectors.ts';

/** The code of every provider of the catalog. */
export const CONNECTORS: readonly ProviderConnectors[] = [fitbitConnectors, stravaConnectors];

export interface RegistryOptions extends ConnectorEffects {
  /** In place of the providers' own URLs. */
  readonly urls: ProviderUrlOverrides;
}

/** Makes connectors by name. The names have been checked against the catalog; others are a RangeError. */
export interface ConnectorRegistry {
  /** Reads from `source` what is meant for `destination`: that one's own workouts are marked to be skipped. */
  source(source: string, destination: string): SourceConnector;
  destination(destination: string): DestinationConnector;
}

export function createConnectorRegistry(
  { urls, ...effects }: RegistryOptions,
  connectors = CONNECTORS,
): ConnectorRegistry {
  const find = (name: string) =>
    connectors.find(({ descriptor }) => descriptor.name === name) ?? refuse(name, 'a provider');
  const optionsOf = ({ descriptor }: ProviderConnectors) => ({
    baseUrl: resolveProviderUrls(descriptor, urls).api,
    effects,
  });
  return {
    source: (source, destination) => {
      const from = find(source);
      const { appPackages } = find(destination).descriptor;
      const create = from.createSource ?? refuse(source, 'a source');
      return create({ ...optionsOf(from), destinationPackages: appPackages });
    },
    destination: (destination) => {
      const to = find(destination);
      const create = to.createDestination ?? refuse(destination, 'a destination');
      return create(optionsOf(to));
    },
  };
}

function refuse(name: string, expected: string): never {
  throw new RangeError(`Expected the name of ${expected}, got ${name}`);
}

import type { ConnectorEffects } from './http/connector-effects.ts';
import type { UsageReader } from './http/create-request-gate.ts';
import type { DestinationConnector, SourceConnector } from './ports.ts';
import type { ProviderDescriptor } from './provider-descriptor.ts';

export interface ConnectorOptions {
  /** Of the API, version path included; see the descriptor. */
  readonly baseUrl: string;
  readonly effects: ConnectorEffects;
}

export interface SourceOptions extends ConnectorOptions {
  /** Package names of the destination's own apps: their workouts are not sent back. */
  readonly destinationPackages: readonly string[];
}

/** All that one provider adds: what its folder holds. Absent code = it cannot be used that way. */
export interface ProviderConnectors {
  readonly descriptor: ProviderDescriptor;
  readonly createSource?: (options: SourceOptions) => SourceConnector;
  readonly createDestination?: (options: ConnectorOptions) => DestinationConnector;
  /** Reads what its answers tell of its limits; wanted where those count all users of the application together. */
  readonly readUsage?: UsageReader;
}

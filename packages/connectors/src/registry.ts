import type { CallBudget, CallBudgets } from '@syncwell/core/budget';
import type { Circuits } from '@syncwell/core/circuit';

import { fitbitConnectors } from './fitbit/connectors.ts';
import type { ConnectorEffects } from './http/connector-effects.ts';
import { createRequestGate } from './http/create-request-gate.ts';
import type { DestinationConnector, SourceConnector } from './ports.ts';
import type { ConnectorOptions, ProviderConnectors } from './provider-connectors.ts';
import type { ProviderDescriptor } from './provider-descriptor.ts';
import { type ProviderUrlOverrides, resolveProviderUrls } from './provider-urls.ts';
import { stravaConnectors } from './strava/connectors.ts';

/** The code of every provider of the catalog. */
export const CONNECTORS: readonly ProviderConnectors[] = [fitbitConnectors, stravaConnectors];

export interface RegistryOptions extends Omit<ConnectorEffects, 'gate' | 'until'> {
  /** In place of the providers' own URLs. */
  readonly urls: ProviderUrlOverrides;
  readonly budgets: CallBudgets;
  readonly circuits: Circuits;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** What requests are made for. */
export interface ConnectorWork {
  readonly userId: string;
  /** No request lasts longer than until then. */
  readonly until: Date;
}

/** Makes connectors by name. The names have been checked against the catalog; others are a RangeError. */
export interface ConnectorRegistry {
  /** Reads from `source` what is meant for `destination`: that one's own workouts are marked to be skipped. */
  source(source: string, destination: string, work: ConnectorWork): SourceConnector;
  destination(destination: string, work: ConnectorWork): DestinationConnector;
  /** The work is over: requests that were reserved for it and not made are free for others. */
  giveBack(userId: string): Promise<void>;
}

export function createConnectorRegistry(
  { urls, budgets, circuits, random, ...effects }: RegistryOptions,
  connectors = CONNECTORS,
): ConnectorRegistry {
  const find = (name: string) =>
    connectors.find(({ descriptor }) => descriptor.name === name) ?? refuse(name, 'a provider');
  const optionsOf = (provider: ProviderConnectors, { userId, until }: ConnectorWork): ConnectorOptions => {
    const { name } = provider.descriptor;
    const app = appOf(provider, budgets, userId);
    const gate = createRequestGate({
      provider: name,
      circuit: circuits.of(name),
      random,
      ...(app && { app }),
    });
    return {
      baseUrl: resolveProviderUrls(provider.descriptor, urls).api,
      effects: { ...effects, until, gate },
    };
  };
  return {
    source: (source, destination, work) => {
      const from = find(source);
      const { appPackages } = find(destination).descriptor;
      const create = from.createSource ?? refuse(source, 'a source');
      return create({ ...optionsOf(from, work), destinationPackages: appPackages });
    },
    destination: (destination, work) => {
      const to = find(destination);
      const create = to.createDestination ?? refuse(destination, 'a destination');
      return create(optionsOf(to, work));
    },
    giveBack: async (userId) => {
      for (const { descriptor } of connectors) await budgetOf(descriptor, budgets, userId)?.giveBack();
    },
  };
}

function budgetOf(
  { name, appLimits }: ProviderDescriptor,
  budgets: CallBudgets,
  userId: string,
): CallBudget | undefined {
  return appLimits && budgets.of(name, appLimits, userId);
}

/** @throws RangeError for a provider whose limits count all users and whose answers nobody can read */
function appOf({ descriptor, readUsage }: ProviderConnectors, budgets: CallBudgets, userId: string) {
  if (descriptor.rateScope === 'user') return undefined;
  const budget = budgetOf(descriptor, budgets, userId);
  if (budget !== undefined && readUsage !== undefined) return { budget, readUsage };
  return refuse(descriptor.name, 'a provider with `appLimits` and `readUsage`');
}

function refuse(name: string, expected: string): never {
  throw new RangeError(`Expected the name of ${expected}, got ${name}`);
}

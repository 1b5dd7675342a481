import type { FetchFunction } from '../../http/connector-effects.ts';
import type { ProviderConnectors } from '../../provider-connectors.ts';
import { createConnectorRegistry } from '../../registry.ts';
import { createFakeEffects, TEST_NOW } from '../fake-effects.ts';
import { createMemoryLimits } from '../memory-limits.ts';
import { thirdDescriptor } from '../third-provider/descriptor.ts';

/** Long enough for one more try of a read, too short to wait for any limit: time stands still here. */
const TIME_LEFT_MS = 500;

/** For whom a source is read: its apps have the package `com.destination`. */
const DESTINATION: ProviderConnectors = {
  descriptor: { ...thirdDescriptor, name: 'destination', appPackages: ['com.destination'] },
};

/** The connectors of one provider as the product makes them: with budgets, circuit and time limit. */
export function openConnectors(provider: ProviderConnectors, fetch: FetchFunction) {
  const effects = {
    ...createFakeEffects(fetch),
    // Requests are answered in this process: a slow machine must not be a slow provider.
    timeoutSignal: () => new AbortController().signal,
  };
  const limits = createMemoryLimits(effects.now);
  const registry = createConnectorRegistry({ ...effects, ...limits, urls: {} }, [provider, DESTINATION]);
  const work = { userId: 'contract-user', until: new Date(TEST_NOW.getTime() + TIME_LEFT_MS) };
  const { name } = provider.descriptor;
  return {
    source: () => registry.source(name, DESTINATION.descriptor.name, work),
    destination: () => registry.destination(name, work),
  };
}

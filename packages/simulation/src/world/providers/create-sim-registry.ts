import { fitbitDescriptor } from '@syncwell/connectors/fitbit/descriptor';
import { type ConnectorRegistry, createConnectorRegistry } from '@syncwell/connectors/registry';
import { stravaConnectors } from '@syncwell/connectors/strava/connectors';
import { createCallBudgets } from '@syncwell/core/budget/create-call-budgets';
import { createCircuits } from '@syncwell/core/circuit/create-circuits';
import { circuitRules } from '@syncwell/core/domain/circuit/circuit-rules';
import type { Clock } from '@syncwell/core/ports';

import { hashToSeed } from '../../kernel/random.ts';
import type { Process } from '../../kernel/process.ts';
import { createSimBudgetTable } from '../sim-budget-table.ts';
import type { World } from '../world.ts';
import { createSimFetch, simTimeoutSignal } from './sim-fetch.ts';
import { createSimSource } from './sim-source.ts';

export interface SimRegistryOptions {
  readonly getProcess: () => Process;
  readonly clock: Clock;
}

/** The product's own registry, Strava connector, budgets and circuits; the source and the network are simulated. */
export function createSimRegistry(
  world: World,
  { getProcess, clock }: SimRegistryOptions,
): ConnectorRegistry {
  const table = createSimBudgetTable(world, getProcess);
  const onTrouble = () => undefined;
  const { initialLimits: initial } = world.strava;
  const { descriptor } = stravaConnectors;
  const strava = {
    ...stravaConnectors,
    descriptor: { ...descriptor, appLimits: { shortWindowMs: 15 * 60 * 1000, initial } },
  };
  const { mutant } = world;
  const budgets = createCallBudgets({
    ...{ table, clock, onTrouble },
    windowScale: 1,
    userHash: (userId) => hashToSeed(29, userId).toString(16).padStart(8, '0'),
  });
  const registry = createConnectorRegistry(
    {
      urls: {},
      fetch: createSimFetch(world, getProcess),
      now: () => clock.now(),
      sleep: (ms) => clock.sleep(ms),
      timeoutSignal: simTimeoutSignal,
      random: () => world.random.next(),
      budgets: mutant.budgets?.(budgets) ?? budgets,
      circuits: createCircuits({ table, clock, rules: circuitRules('production'), onTrouble }),
    },
    [{ descriptor: fitbitDescriptor, createSource: () => refuse() }, strava],
  );
  return {
    ...registry,
    source: (_from, _to, work) => createSimSource(world, getProcess, work),
    destination: (name, work) => {
      const destination = registry.destination(name, work);
      return mutant.destination?.(destination) ?? destination;
    },
  };
}

function refuse(): never {
  throw new RangeError('Expected the simulated source to be used, got the real one');
}

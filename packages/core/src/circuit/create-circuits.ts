import type { Circuit, Circuits } from '../circuit.ts';
import type { CircuitsOptions } from './circuit-options.ts';
import { createCircuit } from './create-circuit.ts';

/** The circuits of one process, one per provider. */
export function createCircuits(options: CircuitsOptions): Circuits {
  const circuits = new Map<string, Circuit>();
  return {
    of: (provider) => {
      const circuit = circuits.get(provider) ?? createCircuit({ ...options, key: `circuit#${provider}` });
      circuits.set(provider, circuit);
      return circuit;
    },
  };
}

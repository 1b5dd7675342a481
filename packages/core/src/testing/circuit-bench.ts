import { randomUUID } from 'node:crypto';

import type { BudgetTable } from '../budget.ts';
import type { Circuit } from '../circuit.ts';
import { createCircuits } from '../circuit/create-circuits.ts';
import { circuitRules } from '../domain/circuit/circuit-rules.ts';
import { createManualClock } from './manual-clock.ts';

const RULES = circuitRules('production');
export const CIRCUIT_START = '2024-06-15T12:00:00.000Z';

/** The answer to the last of so many failures. */
export async function failTimes(circuit: Circuit, times: number): Promise<Date | undefined> {
  let answer: Date | undefined;
  for (let failure = 0; failure < times; failure += 1) answer = await circuit.failed();
  return answer;
}

/** One provider's circuit, seen by as many processes as a test opens. */
export function openCircuitBench(table: BudgetTable) {
  const clock = createManualClock(CIRCUIT_START);
  const provider = randomUUID();
  const troubles: unknown[] = [];
  const calls: string[] = [];
  const watched: BudgetTable = {
    ...table,
    read: (key) => {
      calls.push('read');
      return table.read(key);
    },
    change: (key, change) => {
      calls.push(change.name);
      return table.change(key, change);
    },
  };
  const open = (faulty: Partial<BudgetTable> = {}) =>
    createCircuits({
      table: { ...watched, ...faulty },
      clock,
      rules: RULES,
      onTrouble: (error) => troubles.push(error),
    }).of(provider);
  return {
    ...{ clock, table, calls, troubles, open, key: `circuit#${provider}` },
    /** Three processes that know it to be open for a minute. */
    openCircuit: async () => {
      const opened = [open(), open(), open()] as const;
      await failTimes(opened[0], 9);
      for (const circuit of opened) await circuit.check();
      return { opened, open, clock, calls };
    },
  };
}

import type { Clock } from '@syncwell/core/ports';

import { createFaultBook, type FaultBook } from './fault-book.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createSimulatorClock, type SimulatorClock } from './simulator-clock.ts';

/** What every simulator has, whatever the provider. */
export interface SimulatorCore {
  readonly clock: SimulatorClock;
  readonly log: RequestLog;
  readonly faults: FaultBook;
  /** Waits on the machine's clock. */
  sleep(ms: number): Promise<void>;
  /** Wait before every answer, milliseconds. */
  latencyMs: number;
  /** Forgets log, faults and clock changes; the latency goes back to where it started. */
  reset(): void;
}

export function createSimulatorCore({
  clock: machine,
  latencyMs = 0,
}: {
  clock: Clock;
  latencyMs?: number;
}): SimulatorCore {
  const core: SimulatorCore = {
    clock: createSimulatorClock(machine),
    log: createRequestLog(),
    faults: createFaultBook(),
    sleep: (ms) => machine.sleep(ms),
    latencyMs,
    reset: () => {
      core.clock.reset();
      core.log.clear();
      core.faults.clear();
      core.latencyMs = latencyMs;
    },
  };
  return core;
}

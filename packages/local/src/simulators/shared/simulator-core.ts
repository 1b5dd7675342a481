import type { Clock } from '@syncwell/core/ports';

import type { CannedAnswers } from './canned-answer.ts';
import type { Fault } from './fault.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';
import { createSimulatorClock, type SimulatorClock } from './simulator-clock.ts';

/** What every simulator has, whatever the provider. */
export interface SimulatorCore {
  readonly clock: SimulatorClock;
  readonly log: RequestLog;
  readonly faults: RuleBook<Fault>;
  /** The provider's refusals that a fault may name. */
  readonly answers: CannedAnswers;
  /** Waits on the machine's clock. */
  sleep(ms: number): Promise<void>;
  /** Wait before every answer, milliseconds. */
  latencyMs: number;
  /** Forgets log, faults and clock changes; the latency goes back to where it started. */
  reset(): void;
}

export function createSimulatorCore(
  { clock: machine, latencyMs = 0 }: { clock: Clock; latencyMs?: number },
  answers: CannedAnswers,
): SimulatorCore {
  const core: SimulatorCore = {
    clock: createSimulatorClock(machine),
    log: createRequestLog(),
    faults: createRuleBook('fault'),
    answers,
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

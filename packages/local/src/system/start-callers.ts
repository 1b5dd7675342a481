import { startPump, type PumpFaults } from '../pump/start-pump.ts';
import type { Aws } from './open-aws.ts';
import type { OpenServices } from './open-services.ts';
import { startSchedules } from './start-schedules.ts';

/** The sweep interval of the quick stage. */
const DEFAULT_SCHEDULE_INTERVAL_MS = 1000;

export interface CallerOptions {
  readonly pumpFaults?: PumpFaults;
  readonly scheduleIntervalMs?: number;
}

/** Whoever calls the functions beside the HTTP API. */
export interface Callers {
  /** No call begins after this; resolves when none is under way. */
  stop(): Promise<void>;
}

/** Starts the queue pump and the scheduler on what the template says. */
export function startCallers(
  { services, aws }: { readonly services: OpenServices; readonly aws: Aws },
  options: CallerOptions,
  report: (line: string) => void,
): Callers {
  const { stack, gate, invoke, mappings } = services;
  const faults = options.pumpFaults ?? {};
  const pump = startPump({ sqs: aws.clients.sqs, mappings, invoke, gate, faults, report });
  const intervalMs = options.scheduleIntervalMs ?? DEFAULT_SCHEDULE_INTERVAL_MS;
  const scheduler = startSchedules({ schedules: stack.schedules, invoke, gate, intervalMs, report });
  return {
    stop: async () => {
      pump.stop();
      await scheduler.stop();
    },
  };
}

import { performance } from 'node:perf_hooks';
import type { PumpFaults } from '../pump/pump-message.ts';
import { startPumpProcess, type PumpLaunch, type PumpProcess } from '../pump/start-pump-process.ts';
import { superviseProcess, type SupervisedProcess } from '../process/supervise-process.ts';
import type { Endings } from './endings.ts';
import type { OpenServices } from './open-services.ts';

export interface PumpOptions extends Omit<PumpLaunch, 'task'> {
  readonly sqsEndpoint: string;
  readonly faults: PumpFaults;
  readonly report: (line: string) => void;
}

/** Starts the queue pump on what the template says, held back while the services are down. */
export async function openPump(
  { stack, lambdaUrl, gate }: OpenServices,
  { sqsEndpoint, faults, report, ...launch }: PumpOptions,
  endings: Endings,
): Promise<SupervisedProcess<PumpProcess>> {
  const task = { sqsEndpoint, lambdaUrl, mappings: stack.mappings, faults };
  let up: PumpProcess | undefined;
  let open = false;
  gate.watch((isOpen) => {
    open = isOpen;
    up?.setGate(open);
  });
  const pump = await superviseProcess({
    name: 'The queue pump',
    start: () => startPumpProcess({ ...launch, task }),
    onUp: (process) => {
      up = process;
      up.setGate(open);
    },
    onDown: () => (up = undefined),
    report,
    nowMs: () => performance.now(),
  });
  endings.add(() => pump.stop());
  return pump;
}

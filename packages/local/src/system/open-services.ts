import { performance } from 'node:perf_hooks';
import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';
import { startOnFreePorts } from '../offline/start-on-free-ports.ts';
import { startServices, type Services, type ServicesLaunch } from '../offline/start-services.ts';
import { superviseProcess, type SupervisedProcess } from '../process/supervise-process.ts';
import { createInvoke } from '../pump/create-invoke.ts';
import { createGate, type Gate } from '../pump/gate.ts';
import type { Invoke } from '../pump/invocation.ts';
import { warmUp } from '../pump/warm-up.ts';
import type { StackReport } from '../stack/stack-report.ts';
import type { Endings } from './endings.ts';

/** The three services of one run. */
export interface OpenServices {
  readonly apiUrl: string;
  /** Base URL of the Lambda API. */
  readonly lambdaUrl: string;
  readonly stack: StackReport;
  readonly invoke: Invoke;
  /** Open while the services are up and their functions loaded. */
  readonly gate: Gate;
  readonly process: SupervisedProcess<Services>;
}

/** Starts the services on free ports, which they keep over restarts. @throws ServicesStartError */
export async function openServices(
  launch: ServicesLaunch,
  report: (line: string) => void,
  endings: Endings,
): Promise<OpenServices> {
  const gate = createGate();
  // Giving up the start must not give up a restart later on.
  const relaunch = { ...launch, signal: undefined };
  let up: Services | undefined;
  const process = await superviseProcess<Services>({
    name: 'The services',
    start: (previous) => (previous ? startServices(relaunch, previous.ports) : startOnFreePorts(launch)),
    onUp: (services) => {
      up = services;
      void warmUp(services.report.mappings, toInvoke(services)).then(() => up === services && gate.open());
    },
    onDown: () => {
      up = undefined;
      gate.close();
    },
    report,
    nowMs: () => performance.now(),
  });
  endings.add(() => process.stop());
  const { ports, report: stack } = process.first;
  const invoke = toInvoke(process.first);
  return { apiUrl: toUrl(ports.http), lambdaUrl: toUrl(ports.lambda), stack, invoke, gate, process };
}

function toInvoke({ ports }: Services): Invoke {
  return createInvoke({ url: toUrl(ports.lambda), fetch });
}

function toUrl(port: number): string {
  return `http://${LOOPBACK_HOST}:${port}`;
}

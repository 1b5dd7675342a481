import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';
import { startOnFreePorts } from '../offline/start-on-free-ports.ts';
import { startServices, type Services, type ServicesLaunch } from '../offline/start-services.ts';
import { superviseServices, type SupervisedServices } from '../offline/supervise-services.ts';
import { createInvoke } from '../pump/create-invoke.ts';
import { createGate, type Gate } from '../pump/gate.ts';
import type { Invoke } from '../pump/invocation.ts';
import { warmUp } from '../pump/warm-up.ts';
import type { QueueMapping, StackReport } from '../stack/stack-report.ts';
import type { Endings } from './endings.ts';
import { limitConcurrency } from './limit-concurrency.ts';

/** The three services of one run. */
export interface OpenServices {
  readonly apiUrl: string;
  readonly stack: StackReport;
  /** The template's, the caller's maximum concurrency in place of its own. */
  readonly mappings: readonly QueueMapping[];
  readonly invoke: Invoke;
  /** Open while the services are up and their functions loaded. */
  readonly gate: Gate;
  readonly kill: SupervisedServices['kill'];
  readonly restart: SupervisedServices['restart'];
}

export interface ServicesOptions {
  readonly launch: ServicesLaunch;
  readonly maximumConcurrency: number | undefined;
  readonly report: (line: string) => void;
}

/** Starts the services on free ports, which they keep over restarts. @throws ServicesStartError */
export async function openServices(
  { launch, maximumConcurrency, report }: ServicesOptions,
  endings: Endings,
): Promise<OpenServices> {
  const gate = createGate();
  // Giving up the start must not give up a restart later on.
  const relaunch = { ...launch, signal: undefined };
  let up: Services | undefined;
  const { first, kill, restart } = await superviseServices({
    start: (previous) => (previous ? startServices(relaunch, previous.ports) : startOnFreePorts(launch)),
    onUp: (services) => {
      up = services;
      const mappings = limitConcurrency(services.report.mappings, maximumConcurrency);
      void warmUp(mappings, toInvoke(services)).then(() => up === services && gate.open());
    },
    onDown: () => {
      up = undefined;
      gate.close();
    },
    report,
  });
  endings.add(kill);
  return {
    apiUrl: toUrl(first.ports.http),
    stack: first.report,
    mappings: limitConcurrency(first.report.mappings, maximumConcurrency),
    invoke: toInvoke(first),
    gate,
    kill,
    restart,
  };
}

function toInvoke({ ports }: Services): Invoke {
  return createInvoke({ url: toUrl(ports.lambda), fetch });
}

function toUrl(port: number): string {
  return `http://${LOOPBACK_HOST}:${port}`;
}

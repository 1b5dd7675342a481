import { LOOPBACK_HOST } from '../embedded/loopback-server.ts';
import { startOnFreePorts } from '../offline/start-on-free-ports.ts';
import { startServices, type ServicesLaunch } from '../offline/start-services.ts';
import { superviseServices, type SupervisedServices } from '../offline/supervise-services.ts';
import { createGate, type Gate } from '../pump/gate.ts';
import type { StackReport } from '../stack/stack-report.ts';
import type { Endings } from './endings.ts';

/** The three services of one run. */
export interface OpenServices {
  readonly apiUrl: string;
  readonly lambdaUrl: string;
  readonly stack: StackReport;
  /** Open while the services are up. */
  readonly gate: Gate;
  readonly kill: SupervisedServices['kill'];
  readonly restart: SupervisedServices['restart'];
}

/** Starts the services on free ports, which they keep over restarts. @throws ServicesStartError */
export async function openServices(
  launch: ServicesLaunch,
  report: (line: string) => void,
  endings: Endings,
): Promise<OpenServices> {
  const gate = createGate();
  // Once they are up, only killing ends them: a restart must not depend on how the start could be given up.
  const { signal: _signal, ...relaunch } = launch;
  const { first, kill, restart } = await superviseServices({
    start: (previous) => (previous ? startServices(relaunch, previous.ports) : startOnFreePorts(launch)),
    onUp: gate.open,
    onDown: gate.close,
    report,
  });
  endings.add(kill);
  const toUrl = (port: number) => `http://${LOOPBACK_HOST}:${port}`;
  const urls = { apiUrl: toUrl(first.ports.http), lambdaUrl: toUrl(first.ports.lambda) };
  return { ...urls, stack: first.report, gate, kill, restart };
}

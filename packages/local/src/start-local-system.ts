import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createIssuer, type Issuer } from './issuer/create-issuer.ts';
import type { LocalSystem, LocalSystemOptions } from './local-system.ts';
import { toServicesEnvironment } from './offline/services-environment.ts';
import type { SimulatorUrls } from './simulators/provider-urls.ts';
import { STRAVA_DEFAULTS } from './simulators/strava/strava-options.ts';
import { countMessages } from './system/count-messages.ts';
import { createConnect } from './system/create-connect.ts';
import { createEndings, type Endings } from './system/endings.ts';
import { openAws, type Aws } from './system/open-aws.ts';
import { openPump } from './system/open-pump.ts';
import { openServices } from './system/open-services.ts';
import { putClientSecrets } from './system/put-client-secrets.ts';
import { makeRunDirectory, type RunDirectory } from './system/run-directory.ts';
import { createRunLog } from './system/run-log.ts';
import { settleAll } from './system/settle-all.ts';
import { openSchedules } from './system/open-schedules.ts';
import { startSimulators } from './system/start-simulators.ts';
import { toStageParameters } from './system/to-stage-parameters.ts';

const WORKSPACE = resolve(import.meta.dirname, '../../..');

/**
 * Starts the whole system on this machine: AWS, the providers, the three services, the queue pump and the scheduler.
 * Everything listens on 127.0.0.1 and ends with this process. When it rejects, nothing is left running.
 * @throws ServicesStartError with the end of the log; Error for an endpoint of another machine; the reason of an
 *   aborted `options.signal`
 */
export async function startLocalSystem(options: LocalSystemOptions = {}): Promise<LocalSystem> {
  const endings = createEndings();
  try {
    return await assemble(options, endings);
  } catch (error) {
    await endings.run();
    throw error;
  }
}

/** What the services stand on. */
interface Ground {
  readonly stackPrefix: string;
  readonly directory: RunDirectory;
  readonly aws: Aws;
  readonly issuer: Issuer;
  readonly simulators: SimulatorUrls;
  readonly clientParameterPath: string;
}

async function assemble(options: LocalSystemOptions, endings: Endings): Promise<LocalSystem> {
  const parameters = toStageParameters(options);
  const ground = await layGround(options, endings);
  const { directory, aws, issuer, simulators } = ground;
  const { logFile } = directory;
  const log = createRunLog(logFile);
  const report = (line: string) => {
    log(line);
    options.report?.(line);
  };
  report(
    options.endpoint === undefined ? 'DynamoDB, SQS, KMS and SSM: embedded' : `AWS: ${options.endpoint}`,
  );
  const environment = describeServices(ground);
  const launch = { root: WORKSPACE, environment, parameters, logFile, signal: options.signal };
  const services = await openServices(launch, report, endings);
  const { stack } = services;
  const { pumpFaults: faults = {} } = options;
  const sqsEndpoint = aws.endpoints.sqs;
  const pump = await openPump(services, { environment, logFile, sqsEndpoint, faults, report }, endings);
  openSchedules(services, { intervalMs: options.scheduleIntervalMs, report: log }, endings);
  options.signal?.throwIfAborted();
  report(`Services: ${services.apiUrl}`);
  return {
    apiUrl: services.apiUrl,
    logFile,
    simulatorUrls: simulators,
    issueToken: (userId, token = {}) => issuer.issueToken(userId, { audience: stack.audience, ...token }),
    connect: createConnect(stack, aws.clients, () => new Date()),
    processIds: () => ({ services: services.process.running()?.pid, pump: pump.running()?.pid }),
    countMessages: () => countMessages(aws.clients.sqs, stack.queues),
    stop: () => endings.run(),
  };
}

async function layGround(options: LocalSystemOptions, endings: Endings): Promise<Ground> {
  const stackPrefix = `syncwell-${randomBytes(3).toString('hex')}`;
  const directory = await makeRunDirectory(WORKSPACE, stackPrefix);
  endings.add(() => directory.clean());
  const client = { id: STRAVA_DEFAULTS.client.id, secret: randomBytes(16).toString('hex') };
  const opening = [
    openAws({ endpoint: options.endpoint, stackPrefix }, endings),
    openIssuer(endings),
    startSimulators(options, client, endings),
  ] as const;
  const [aws, issuer, simulators] = await settleAll(opening);
  const clientParameterPath = `/${stackPrefix}/clients`;
  await putClientSecrets({ endpoint: aws.endpoints.ssm, path: clientParameterPath }, client, endings);
  return { stackPrefix, directory, aws, issuer, simulators, clientParameterPath };
}

async function openIssuer(endings: Endings): Promise<Issuer> {
  const issuer = await createIssuer({ now: () => new Date() });
  endings.add(() => issuer.stop());
  return issuer;
}

function describeServices(ground: Ground): Record<string, string> {
  const { stackPrefix, directory, aws, issuer, simulators, clientParameterPath } = ground;
  const settings = {
    ...{ stackPrefix, clientParameterPath },
    buildFolder: directory.buildFolder,
    endpoints: aws.endpoints,
    jwtIssuer: issuer.url,
    simulatorUrls: simulators,
  };
  return toServicesEnvironment(settings, process.env);
}

import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createIssuer, type Issuer } from './issuer/create-issuer.ts';
import type { LocalSystem, LocalSystemOptions } from './local-system.ts';
import { toServicesEnvironment } from './offline/services-environment.ts';
import { createConnect } from './system/create-connect.ts';
import { createEndings, type Endings } from './system/endings.ts';
import { checkMaximumConcurrency } from './system/limit-concurrency.ts';
import { openAws, type Aws } from './system/open-aws.ts';
import { openServices } from './system/open-services.ts';
import { makeRunDirectory, type RunDirectory } from './system/run-directory.ts';
import { createRunLog } from './system/run-log.ts';
import { settleAll } from './system/settle-all.ts';
import { startCallers } from './system/start-callers.ts';
import { startSimulators, type Simulators } from './system/start-simulators.ts';

const WORKSPACE = resolve(import.meta.dirname, '../../..');

/**
 * Starts the whole system on this machine: AWS, the providers, the three services, the queue pump and the scheduler.
 * Everything listens on 127.0.0.1 and ends with this process. When it rejects, nothing is left running.
 * @throws ServicesStartError with the end of the log; Error for an endpoint of another machine; the reason of an
 *   aborted `options.signal`
 */
export async function startLocalSystem(options: LocalSystemOptions = {}): Promise<LocalSystem> {
  checkMaximumConcurrency(options.maximumConcurrency);
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
  readonly simulators: Simulators;
}

async function assemble(options: LocalSystemOptions, endings: Endings): Promise<LocalSystem> {
  const ground = await layGround(options, endings);
  const { directory, aws, issuer, simulators } = ground;
  const log = createRunLog(directory.logFile);
  const say = (line: string) => {
    log(line);
    options.report?.(line);
  };
  say(options.endpoint === undefined ? 'DynamoDB, SQS and KMS: embedded' : `AWS: ${options.endpoint}`);
  const { logFile } = directory;
  const environment = describeServices(ground);
  const launch = { root: WORKSPACE, environment, logFile, signal: options.signal };
  const { maximumConcurrency } = options;
  const services = await openServices({ launch, maximumConcurrency, report: say }, endings);
  const callers = startCallers({ services, aws }, options, log);
  endings.add(async () => {
    const stopped = callers.stop();
    await services.kill(); // ends the calls that are under way
    await stopped;
  });
  say(`Services: ${services.apiUrl}`);
  const { audience } = services.stack;
  return {
    apiUrl: services.apiUrl,
    logFile,
    simulatorUrls: simulators,
    issueToken: (userId, token = {}) => issuer.issueToken(userId, { audience, ...token }),
    connect: createConnect(services.stack, aws.clients, () => new Date()),
    killServices: services.kill,
    restartServices: services.restart,
    stop: () => endings.run(),
  };
}

async function layGround(options: LocalSystemOptions, endings: Endings): Promise<Ground> {
  const stackPrefix = `syncwell-${randomBytes(3).toString('hex')}`;
  const directory = await makeRunDirectory(WORKSPACE, stackPrefix, new Date());
  endings.add(() => directory.clean());
  const opening = [
    openAws({ endpoint: options.endpoint, stackPrefix }, endings),
    openIssuer(endings),
    startSimulators(options.simulators ?? {}, endings),
  ] as const;
  const [aws, issuer, simulators] = await settleAll(opening);
  return { stackPrefix, directory, aws, issuer, simulators };
}

async function openIssuer(endings: Endings): Promise<Issuer> {
  const issuer = await createIssuer({ now: () => new Date() });
  endings.add(() => issuer.stop());
  return issuer;
}

function describeServices({
  stackPrefix,
  directory,
  aws,
  issuer,
  simulators,
}: Ground): Record<string, string> {
  const settings = {
    stackPrefix,
    buildFolder: directory.buildFolder,
    endpoints: aws.endpoints,
    jwtIssuer: issuer.url,
    googleHealthBaseUrl: `${simulators.googleHealth}/v4`,
    stravaBaseUrl: `${simulators.strava}/api/v3`,
  };
  return toServicesEnvironment(settings, process.env);
}

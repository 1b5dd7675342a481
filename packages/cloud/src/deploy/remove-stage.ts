import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { readServices, type ComposedService } from '@syncwell/local/offline/read-services';
import { join } from 'node:path';

import { runFramework } from './run-framework.ts';
import { FrameworkError, type StagePlace } from './stage-place.ts';

/**
 * In place of what compose hands over: the framework wants a value for each parameter, and to remove a stack it looks at
 * none of them. So a stage can be removed from any machine, and after a deployment that stopped half-way.
 */
const ANYTHING = 'arn:aws:sqs:us-east-1:000000000000:removed';

export interface RemovedStage {
  readonly removed: readonly string[];
  /** Services that had no stack. */
  readonly absent: readonly string[];
}

/** Removes all services, who is handed something before who hands it over. @throws FrameworkError */
export async function removeStage(place: StagePlace): Promise<RemovedStage> {
  const removed: string[] = [];
  const absent: string[] = [];
  for (const service of readServices(place.root).reverse()) {
    const isThere = await hasStack(`${service.configuration.service}-${place.stage}`, place);
    if (isThere) await removeService(service, place);
    (isThere ? removed : absent).push(service.name);
  }
  return { removed, absent };
}

async function removeService({ name, path, handed }: ComposedService, place: StagePlace): Promise<void> {
  const { stage, root } = place;
  const params = Object.keys(handed).flatMap((parameter) => ['--param', `${parameter}=${ANYTHING}`]);
  const { code } = await runFramework({
    ...place,
    script: 'service',
    folder: join(root, path),
    args: ['remove', '--stage', stage, ...params],
  });
  if (code !== 0) throw new FrameworkError(`${name} of stage ${stage} was not removed`);
}

async function hasStack(StackName: string, { environment }: StagePlace): Promise<boolean> {
  const { AWS_REGION: region, AWS_PROFILE: profile } = environment;
  const client = new CloudFormationClient({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  });
  try {
    await client.send(new DescribeStacksCommand({ StackName }));
    return true;
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (/does not exist/.test((error as Error).message)) return false;
    throw error;
  } finally {
    client.destroy();
  }
}

import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readServices, type ComposedService } from '@syncwell/local/offline/read-services';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { hasStack } from './has-stack.ts';
import { runFramework } from './run-framework.ts';
import { FrameworkError, type StagePlace } from './stage-place.ts';

/**
 * In place of what compose hands over and of what a stage takes from the environment: the framework wants a value for
 * each, and to remove a stack it looks at none of them. So a stage can be removed from any machine, and after a
 * deployment that stopped half-way.
 */
const ANYTHING = 'arn:aws:sqs:us-east-1:000000000000:removed';

export interface RemovedStage {
  readonly removed: readonly string[];
  /** Services that had no stack. */
  readonly absent: readonly string[];
}

/** Removes all services, who is handed something before who hands it over. @throws FrameworkError */
export async function removeStage(
  place: StagePlace,
  stacks: Pick<CloudFormationClient, 'send'>,
): Promise<RemovedStage> {
  const environment = { ...(await readWanted(place)), ...place.environment };
  const removed: string[] = [];
  const absent: string[] = [];
  for (const service of readServices(place.root).reverse()) {
    const isThere = await hasStack(stacks, `${service.configuration.service}-${place.stage}`);
    if (isThere) await removeService(service, { ...place, environment });
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

/** The variables that the stage's file asks for without a fallback, with something in each. */
async function readWanted({ root, stage }: StagePlace): Promise<Record<string, string>> {
  const text = await readFile(join(root, 'config', 'stages', `${stage}.yml`), 'utf8');
  const names = Array.from(text.matchAll(/\$\{env:(\w+)\}/g), ([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, ANYTHING]));
}

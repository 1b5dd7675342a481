import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { runFramework } from './run-framework.ts';
import { FrameworkError, type StagePlace } from './stage-place.ts';

/** What the stacks of a stage say of themselves, by service and output. */
export type StageOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface DeployedStage {
  readonly outputs: StageOutputs;
  /** Services for which nothing was to be done. */
  readonly unchanged: readonly string[];
}

const composeState = z.object({
  components: z.record(
    z.string(),
    z.object({ outputs: z.record(z.string(), z.coerce.string()).default({}) }),
  ),
});
const UNCHANGED = /^([\w-]+) › no changes$/gm;

/** Deploys all services, in the order of what they hand to each other. @throws FrameworkError */
export async function deployStage({ stage, ...place }: StagePlace): Promise<DeployedStage> {
  const stateFile = join(place.root, '.serverless', `state.${stage}.json`);
  // Compose trusts the outputs that it noted for a stage, of whatever account and region they were.
  await rm(stateFile, { force: true });
  const args = ['deploy', '--stage', stage, '--verbose'];
  const { code, output } = await runFramework({ ...place, script: 'compose', args });
  if (code !== 0) throw new FrameworkError(`Stage ${stage} was not deployed, or not all of it`);
  const { components } = composeState.parse(JSON.parse(await readFile(stateFile, 'utf8')));
  const outputs = Object.entries(components).map(([name, component]) => [name, component.outputs] as const);
  return {
    outputs: Object.fromEntries(outputs),
    unchanged: Array.from(output.matchAll(UNCHANGED), ([, name = '']) => name),
  };
}

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';

import { deployStage } from '../../packages/cloud/src/deploy/deploy-stage.ts';
import { removeStage } from '../../packages/cloud/src/deploy/remove-stage.ts';
import { listResources } from '../../packages/cloud/src/emulator/list-resources.ts';
import { changeStatusFunction, readRevision } from './change-function.ts';
import { copyFourYears } from './checks/copy-four-years.ts';
import { countDeadLetters } from './checks/count-dead-letters.ts';
import { refuseOthers } from './checks/refuse-others.ts';
import { sweepLostStart } from './checks/sweep-lost-start.ts';
import type { CloudStage } from './cloud-stage.ts';
import { step } from './steps.ts';

const STAGE = 'ci';
/** Beside it, of the same settings: a stage is a file. */
const SECOND_STAGE = 'side';
const SERVICES = 3;

/** The whole run. Answers in words what was deployed, driven and removed; throws when anything is not as it should be. */
export async function runCloud(stage: CloudStage): Promise<string[]> {
  // Put there by a person, once per stage, and not a stack's to remove.
  for (const name of [STAGE, SECOND_STAGE]) await stage.putSecrets(name);
  const before = await listResources(stage.clients);
  const deployed = await deploy(stage, STAGE);
  const apiUrl = stage.apiUrl(deployed.outputs);
  const made = (await listResources(stage.clients)).filter((name) => !before.includes(name));
  const second = await deploySecond(stage);

  const user = async (userId: string) => ({ app: await stage.app(apiUrl, userId), userId });
  const owner = await user('four-years-user');
  const { id, text: copied } = await step(
    'four years',
    () => copyFourYears(stage, owner),
    ({ text }) => text,
  );
  const say = (text: string) => text;
  await step('refusals', () => refuseOthers(stage, apiUrl, id), say);
  await step('stages side by side', () => expectApart(stage, stage.apiUrl(second.outputs), id), say);
  const unlucky = { ...(await user('dead-letter-user')), outputs: deployed.outputs };
  await step('dead letters', () => countDeadLetters(stage, unlucky), say);
  const swept = await user('swept-user');
  await step('sweeper', () => sweepLostStart(stage, swept), say);
  await step('a changed function', () => deployChange(stage, `${apiUrl}/orchestrations/${id}/status`), say);
  await step('nothing changed', () => deployAgain(stage), say);
  await step('removal', () => removeAll(stage, before), say);
  return [
    '',
    `Deployed: ${SERVICES} stacks of stage ${STAGE}, ${made.length} resources, with IAM enforced; stage ${SECOND_STAGE} beside it`,
    `Driven: ${copied}`,
    'Removed: everything; nothing is left in the account',
  ];
}

function deploy(stage: CloudStage, name: string) {
  const place = stage.place(name);
  const run = async () => {
    try {
      return await deployStage(place);
    } catch (error) {
      console.log(place.printed());
      throw error;
    }
  };
  return step(`stage ${name}`, run, ({ outputs, unchanged }) => {
    const count = Object.keys(outputs).length;
    return `${count} stacks deployed, ${unchanged.length} of them unchanged`;
  });
}

async function deploySecond(stage: CloudStage) {
  const stages = join(stage.checkout, 'config', 'stages');
  await copyFile(join(stages, `${STAGE}.yml`), join(stages, `${SECOND_STAGE}.yml`));
  return deploy(stage, SECOND_STAGE);
}

/** The owner of a sync does not find it at the other stage. */
async function expectApart(stage: CloudStage, apiUrl: string, id: string): Promise<string> {
  const app = await stage.app(apiUrl, 'four-years-user');
  const { status } = await app.call('GET', `/orchestrations/${id}/status`);
  const { orchestrations } = await app.client.list();
  if (status !== 404 || orchestrations.length > 0) {
    throw new Error(`Expected an empty stage ${SECOND_STAGE}, got ${status} and ${orchestrations.length}`);
  }
  return 'each has its own data';
}

async function deployChange(stage: CloudStage, statusUrl: string): Promise<string> {
  await changeStatusFunction(stage.checkout);
  const { unchanged } = await deploy(stage, STAGE);
  const token = await stage.issuer.issueToken('four-years-user', { audience: 'syncwell' });
  const revision = await readRevision(statusUrl, token);
  if (revision !== '2') throw new Error(`Expected the changed function to answer, got revision ${revision}`);
  const others = ['orchestrator', 'chunk-worker'];
  if (unchanged.toSorted().join() !== others.toSorted().join()) {
    throw new Error(`Expected ${others.join(', ')} unchanged, got ${unchanged.join(', ')}`);
  }
  return 'it answers, the other services were left alone';
}

async function deployAgain(stage: CloudStage): Promise<string> {
  const { unchanged } = await deploy(stage, STAGE);
  if (unchanged.length !== SERVICES)
    throw new Error(`Expected no change, got one: ${unchanged.join(', ')} had none`);
  return 'no stack was touched';
}

async function removeAll(stage: CloudStage, before: readonly string[]): Promise<string> {
  for (const name of [SECOND_STAGE, STAGE]) {
    const place = stage.place(name);
    const { removed } = await removeStage(place, stage.clients.stacks).catch((error: unknown) => {
      console.log(place.printed());
      throw error;
    });
    if (removed.length !== SERVICES)
      throw new Error(`Expected ${SERVICES} services removed, got ${removed.join(', ')}`);
  }
  const left = (await listResources(stage.clients)).filter((name) => !before.includes(name));
  if (left.length > 0) throw new Error(`Expected nothing left, got\n  ${left.join('\n  ')}`);
  return 'both stages, nothing is left';
}

// Takes every permission of the deployed functions away once: node tests/cloud/permissions/main.ts ENDPOINT [function ...]
import { deployStage } from '../../../packages/cloud/src/deploy/deploy-stage.ts';
import { readRolePolicies } from '../../../packages/cloud/src/emulator/role-policies.ts';
import { createEndings } from '../../../packages/local/src/system/endings.ts';
import { openCloudStage } from '../cloud-stage.ts';
import { createBench } from './bench.ts';
import { checkRole, isSeenByEmulator } from './check-role.ts';
import { TOKEN_SECONDS } from './exercise-queues.ts';
import { EXERCISES } from './exercises.ts';
import { listPermissions } from './take-away.ts';

const STAGE = 'ci';
const SERVICES = ['orchestrator', 'chunk-worker', 'status'];

const [endpoint = '', ...chosen] = process.argv.slice(2);
const endings = createEndings();
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  await endings.run();
}
process.exit();

/** Whether every permission was missed by somebody. */
async function run(): Promise<boolean> {
  const stage = await openCloudStage(endpoint, endings, { accessTokenSeconds: TOKEN_SECONDS });
  await stage.putSecrets(STAGE);
  const { outputs } = await deployStage(stage.place(STAGE));
  const bench = createBench(stage, outputs);
  const prefixes = SERVICES.map((service) => `syncwell-${service}-${STAGE}-`);
  let [missed, unnoticed, lambdas] = [0, 0, 0];
  for (const policy of await readRolePolicies(stage.clients, prefixes)) {
    const [, prefix = '', name = ''] = /^(syncwell-[a-z-]+-ci-)([A-Za-z]+)/.exec(policy.roleName) ?? [];
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const exercise = EXERCISES[name];
    if (exercise === undefined) throw new Error(`Expected an exercise of ${name} (${policy.roleName})`);
    lambdas += listPermissions(policy.document.Statement).filter((one) => !isSeenByEmulator(one)).length;
    for await (const { action, resource, missedBy } of checkRole(bench, {
      ...{ functionName: prefix + name, policy, exercise },
    })) {
      const place = resource.split(':').slice(5).join(':');
      console.log(`${name}  ${action}  ${place}  ${missedBy ?? 'NOBODY MISSED IT'}`);
      if (missedBy === undefined) unnoticed += 1;
      else missed += 1;
    }
  }
  console.log(
    `\n${missed + unnoticed} permissions taken away once: ${missed} were missed, ${unnoticed} were not.`,
  );
  console.log(`${lambdas} more are Lambda's own, for logs and queues: the emulator does not ask for them.`);
  return unnoticed === 0;
}

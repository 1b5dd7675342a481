// Deploys onto an emulator, drives what was deployed, deploys again, removes it: node tests/cloud/main.ts ENDPOINT
import { createEndings } from '../../packages/local/src/system/endings.ts';
import { openCloudStage } from './cloud-stage.ts';
import { runCloud } from './run-cloud.ts';

const [endpoint = ''] = process.argv.slice(2);
const endings = createEndings();
const stop = async () => {
  await endings.run();
  process.exit(130);
};
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(event, () => void stop());
const stage = await openCloudStage(endpoint, endings);
try {
  for (const line of await runCloud(stage)) console.log(line);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await endings.run();
}
process.exit();

// Write and read units of whole syncs of 48 and 120 months, by the account of DynamoDB Local: the real handlers over the
// product's own adapters, one message after the other. One line per figure with its bound, `ok` or `over`; ends with 1
// when one is over. Installs DynamoDB Local under .local/engines the first time, which needs Maven and a JDK.
import { readTables } from '../tests/engines/read-tables.mjs';
import { dynamoDbLocal } from './engines/dynamodb-local.mjs';
import { runBounded } from './engines/run-bounded.mjs';
import { warmUp } from './engines/warm-up.mjs';

const RUN_WITHIN_MS = 600_000;

if (process.argv.includes('--help')) {
  console.log(
    'Usage: npm run bench:units\n\nMeasures what syncs of 48 and 120 months use of DynamoDB, on DynamoDB Local (a minute).',
  );
  process.exit(0);
}

let stop = async () => undefined;
async function endEarly() {
  await stop();
  process.exit(130);
}
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => void endEarly());

console.log(`${dynamoDbLocal.title}, uncontended, list limits of both providers ...`);
try {
  const engine = await dynamoDbLocal.start(await dynamoDbLocal.install());
  stop = engine.stop;
  await warmUp(engine.endpoints);
  const { code, output } = await runBounded(process.execPath, ['tests/units/units.scenario.ts'], {
    cwd: process.cwd(),
    env: {
      TEST_DYNAMODB_ENDPOINT: engine.endpoints.dynamodb,
      TEST_TABLES: JSON.stringify(readTables()),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    timeoutMs: RUN_WITHIN_MS,
  });
  console.log(output.trimEnd());
  process.exitCode = code;
} catch (error) {
  console.error(`Expected DynamoDB Local to run here: ${error.message}`);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();

// Starts the embedded engines once for the whole test run. They cannot live inside a test file: fauxqs is an ES module
// and tests run in CommonJS mode. Workers inherit the environment that is set here. An endpoint that the environment
// names already takes the place of the embedded engine: that is how `npm run test:engines` puts others under the suites.
import { startEmbeddedAws } from '../../packages/local/src/embedded/embedded-aws.ts';
import { readTables } from './read-tables.mjs';

/** Nothing listens on the discard port: a client without an explicit endpoint fails here and never reaches AWS. */
const DEAD_ENDPOINT = 'http://127.0.0.1:9';

/** The engine named by the environment, if any. Only on this machine: the suites write what they like. */
function endpointFor(variable, embedded) {
  const chosen = process.env[variable];
  if (chosen === undefined) return embedded;
  if (new URL(chosen).hostname === '127.0.0.1') return chosen;
  throw new Error(`Expected ${variable} to be on 127.0.0.1, got ${chosen}`);
}

export default async function startEngines() {
  const aws = await startEmbeddedAws();
  Object.assign(process.env, {
    TEST_DYNAMODB_ENDPOINT: endpointFor('TEST_DYNAMODB_ENDPOINT', aws.endpoints.dynamodb),
    TEST_SQS_ENDPOINT: endpointFor('TEST_SQS_ENDPOINT', aws.endpoints.sqs),
    TEST_KMS_ENDPOINT: endpointFor('TEST_KMS_ENDPOINT', aws.endpoints.kms),
    TEST_SSM_ENDPOINT: endpointFor('TEST_SSM_ENDPOINT', aws.endpoints.ssm),
    TEST_TABLES: JSON.stringify(readTables()),
    AWS_ENDPOINT_URL: DEAD_ENDPOINT,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  globalThis.stopTestEngines = aws.stop;
}

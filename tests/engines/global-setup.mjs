// Starts the embedded engines once for the whole test run. They cannot live inside a test file: fauxqs is an ES module
// and tests run in CommonJS mode. Workers inherit the environment that is set here.
import { startEmbeddedAws } from '../../packages/local/src/embedded/embedded-aws.ts';

/** Nothing listens on the discard port: a client without an explicit endpoint fails here and never reaches AWS. */
const DEAD_ENDPOINT = 'http://127.0.0.1:9';

export default async function startEngines() {
  const aws = await startEmbeddedAws();
  Object.assign(process.env, {
    TEST_DYNAMODB_ENDPOINT: aws.endpoints.dynamodb,
    TEST_SQS_ENDPOINT: aws.endpoints.sqs,
    TEST_KMS_ENDPOINT: aws.endpoints.kms,
    AWS_ENDPOINT_URL: DEAD_ENDPOINT,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  globalThis.stopTestEngines = aws.stop;
}

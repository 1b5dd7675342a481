// The services on LocalStack: installs LocalStack's community edition as `npm run test:engines` does, starts it on a free
// port of 127.0.0.1, and has the demo copy four years through it: its DynamoDB, SQS, KMS and SSM in place of the embedded
// ones. Exit code 0 when every workout arrived exactly once, 3 when this machine lacks a tool that LocalStack needs.
import { runOnEngine } from './engines/run-on-engine.mjs';
import { localstack } from './engines/localstack.mjs';

const DEMO = ['packages/local/src/demo/main.ts', '--json'];

await runOnEngine({
  engine: localstack,
  command: 'e2e:localstack',
  does: 'Copies four years of workouts on this machine, with LocalStack as AWS.',
  toArguments: ({ dynamodb }) => [...DEMO, '--endpoint', dynamodb],
});

// npm run deploy, npm run remove: `node main.ts deploy --stage dev`.
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { STSClient } from '@aws-sdk/client-sts';

import { findAccount, NoAccountError } from './find-account.ts';
import { deployStage } from './deploy-stage.ts';
import { deployedText } from './deployed-text.ts';
import { helpText } from './help-text.ts';
import { listStages } from './list-stages.ts';
import { removeStage } from './remove-stage.ts';
import { readStageOptions, type StageOptions, UsageError } from './stage-options.ts';
import { FrameworkError, type StagePlace, toStageEnvironment } from './stage-place.ts';

/** By the name of the command, what is said at the end. */
const COMMANDS = {
  deploy: async (place: StagePlace) => deployedText(await deployStage(place), place.stage),
  remove: async (place: StagePlace) => {
    const { AWS_REGION: region = '', AWS_PROFILE: profile } = place.environment;
    const client = new CloudFormationClient({ region, ...(profile === undefined ? {} : { profile }) });
    const { removed, absent } = await removeStage(place, client);
    return [`Removed: ${removed.join(', ') || 'nothing'}. Not there: ${absent.join(', ') || 'none'}.`];
  },
} as const;

/** Said in one line each; any other error is a fault of the program. */
const EXPECTED_ERRORS = [UsageError, NoAccountError, FrameworkError];

async function run(name: keyof typeof COMMANDS, options: StageOptions): Promise<void> {
  const { region, profile } = options;
  const account = await findAccount(
    new STSClient({
      ...(region === undefined ? {} : { region }),
      ...(profile === undefined ? {} : { profile }),
    }),
  );
  console.log(`Stage ${options.stage}, account ${account.id}, ${account.region}`);
  const place = {
    root: process.cwd(),
    stage: options.stage,
    environment: toStageEnvironment(process.env, { ...account, profile }),
    write: (text: string) => void process.stdout.write(text),
    signal: stopped.signal,
  };
  for (const line of await COMMANDS[name](place)) console.log(line);
}

const [name, ...args] = process.argv.slice(2);
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort());
try {
  if (name !== 'deploy' && name !== 'remove') throw new UsageError(`Expected deploy or remove, got ${name}`);
  const stages = listStages(process.cwd());
  const options = readStageOptions(args, stages);
  if (options === undefined) console.log(helpText(name, stages));
  else await run(name, options);
} catch (error) {
  const isExpected = EXPECTED_ERRORS.some((kind) => error instanceof kind);
  if (!isExpected && !stopped.signal.aborted) throw error;
  console.error(
    isExpected ? (error as Error).message : 'Interrupted: what CloudFormation has begun goes on there.',
  );
  process.exitCode = isExpected ? (error instanceof UsageError ? 2 : 1) : 130;
}

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import type { StageOptions } from './stage-options.ts';

/** Where a stage is deployed. */
export interface Account {
  readonly id: string;
  readonly region: string;
}

/** There is no way into an account. The message says what can be done. */
export class NoAccountError extends Error {
  override readonly name = 'NoAccountError';
}

const CREDENTIALS_HELP = [
  'Give some by one of',
  '  AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN)',
  '  --profile NAME, a profile of ~/.aws/config (after `aws sso login --profile NAME`, where it is one of SSO)',
].join('\n');

const REGION_HELP =
  'Expected a region, got none: give --region, AWS_REGION, or a profile that names one (~/.aws/config)';

/** The account and region that the SDK finds its way into. @throws NoAccountError */
export async function findAccount({
  region,
  profile,
}: Pick<StageOptions, 'region' | 'profile'>): Promise<Account> {
  const client = new STSClient({
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
  });
  try {
    return { region: await readRegion(client), id: await readId(client) };
  } finally {
    client.destroy();
  }
}

async function readRegion(client: STSClient): Promise<string> {
  try {
    return await client.config.region();
  } catch (error) {
    throw new NoAccountError(REGION_HELP, { cause: error });
  }
}

async function readId(client: STSClient): Promise<string> {
  try {
    const { Account: id } = await client.send(new GetCallerIdentityCommand({}));
    return id ?? refuse('an answer without an account');
  } catch (error) {
    if (error instanceof NoAccountError) throw error;
    return refuse((error as Error).message, error);
  }
}

function refuse(got: string, cause?: unknown): never {
  throw new NoAccountError(`Expected credentials that AWS takes, got: ${got}\n${CREDENTIALS_HELP}`, {
    cause,
  });
}

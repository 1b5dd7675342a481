import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

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

type IdentityClient = Pick<STSClient, 'send'> & { readonly config: Pick<STSClient['config'], 'region'> };

/** The account and region that the client finds its way into. @throws NoAccountError */
export async function findAccount(client: IdentityClient): Promise<Account> {
  return { region: await readRegion(client), id: await readId(client) };
}

async function readRegion({ config }: IdentityClient): Promise<string> {
  try {
    return await config.region();
  } catch (error) {
    throw new NoAccountError(REGION_HELP, { cause: error });
  }
}

async function readId(client: IdentityClient): Promise<string> {
  const answer = await client.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw refusal(error instanceof Error ? error.message : typeof error, error);
  });
  if (answer.Account === undefined) throw refusal('an answer without an account');
  return answer.Account;
}

function refusal(got: string, cause?: unknown): NoAccountError {
  const text = `Expected credentials that AWS takes, got: ${got}\n${CREDENTIALS_HELP}`;
  return new NoAccountError(text, { cause });
}

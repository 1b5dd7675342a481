import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** Whether an account has a stack of this name. Throws what CloudFormation refuses for another reason. */
export async function hasStack(
  client: Pick<CloudFormationClient, 'send'>,
  StackName: string,
): Promise<boolean> {
  try {
    await client.send(new DescribeStacksCommand({ StackName }));
    return true;
  } catch (error) {
    // CloudFormation has no error of its own for it (API reference, DescribeStacks).
    if (error instanceof Error && error.message.includes('does not exist')) return false;
    throw error;
  }
}

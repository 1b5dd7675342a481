import { LOCAL_ACCOUNT, LOCAL_REGION } from '../embedded/local-account.ts';

/** The pseudo parameters of CloudFormation for a stack of this name on one machine. */
export function toPseudoParameters(stackName: string): Readonly<Record<string, string>> {
  return {
    'AWS::AccountId': LOCAL_ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::Region': LOCAL_REGION,
    'AWS::StackId': `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/${stackName}/local`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

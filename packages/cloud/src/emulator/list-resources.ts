import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KeyState, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';

import type { CloudClients } from './cloud-clients.ts';

/** What an account has of one kind, by names that are unique in it. */
type List = (clients: CloudClients) => Promise<readonly (string | undefined)[]>;

/** By kind. An emulator's account is small: the first page is all there is. */
const LISTS: Readonly<Record<string, List>> = {
  stack: async ({ stacks }) => {
    const { StackSummaries = [] } = await stacks.send(new ListStacksCommand({}));
    return StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
      ({ StackName }) => StackName,
    );
  },
  table: async ({ dynamodb }) => (await dynamodb.send(new ListTablesCommand({}))).TableNames ?? [],
  queue: async ({ sqs }) => (await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? [],
  function: async ({ lambda }) =>
    (await lambda.send(new ListFunctionsCommand({}))).Functions?.map(({ FunctionName }) => FunctionName) ??
    [],
  'event source': async ({ lambda }) =>
    (await lambda.send(new ListEventSourceMappingsCommand({}))).EventSourceMappings?.map(
      ({ UUID }) => UUID,
    ) ?? [],
  role: async ({ iam }) =>
    (await iam.send(new ListRolesCommand({}))).Roles?.map(({ RoleName }) => RoleName) ?? [],
  bucket: async ({ s3 }) =>
    (await s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name) ?? [],
  api: async ({ apis }) => (await apis.send(new GetApisCommand({}))).Items?.map(({ ApiId }) => ApiId) ?? [],
  rule: async ({ events }) =>
    (await events.send(new ListRulesCommand({}))).Rules?.map(({ Name }) => Name) ?? [],
  'log group': async ({ logs }) =>
    (await logs.send(new DescribeLogGroupsCommand({}))).logGroups?.map(({ logGroupName }) => logGroupName) ??
    [],
  parameter: async ({ ssm }) =>
    (await ssm.send(new DescribeParametersCommand({}))).Parameters?.map(({ Name }) => Name) ?? [],
  // Every account has aliases of AWS's own keys.
  'key alias': async ({ kms }) =>
    (await kms.send(new ListAliasesCommand({}))).Aliases?.map(({ AliasName }) => AliasName).filter(
      (name) => !name?.startsWith('alias/aws/'),
    ) ?? [],
  key: listKeys,
};

/** A key is never gone at once: it waits for its end, and nothing can use it any more. */
async function listKeys({ kms }: CloudClients): Promise<(string | undefined)[]> {
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const described = await Promise.all(
    Keys.map(async ({ KeyId }) => (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata),
  );
  return described
    .filter((key) => key?.KeyState !== KeyState.PendingDeletion && key?.KeyManager !== 'AWS')
    .map((key) => key?.KeyId);
}

/** Everything in an emulated account that a deployment could have made, as `kind name`, sorted. */
export async function listResources(clients: CloudClients): Promise<string[]> {
  const found = Object.entries(LISTS).map(async ([kind, list]) =>
    (await list(clients)).map((name) => `${kind} ${name}`),
  );
  return (await Promise.all(found)).flat().sort();
}

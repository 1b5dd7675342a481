import {
  GetRolePolicyCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import * as z from 'zod';

import type { CloudClients } from './cloud-clients.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const statement = z.object({ Effect: z.literal('Allow'), Action: oneOrMore, Resource: oneOrMore });
const policyDocument = z.object({ Version: z.string(), Statement: z.array(statement) });

export type Statement = z.infer<typeof statement>;

/** What one function may do, as it stands in the account. */
export interface RolePolicy {
  readonly roleName: string;
  readonly policyName: string;
  readonly document: z.infer<typeof policyDocument>;
}

/** Every policy of the roles of a stage: their names begin with `<service>-<stage>-`. */
export async function readRolePolicies(
  { iam }: CloudClients,
  prefixes: readonly string[],
): Promise<RolePolicy[]> {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const names = Roles.map(({ RoleName = '' }) => RoleName).filter((name) =>
    prefixes.some((prefix) => name.startsWith(prefix)),
  );
  const policies = names.map(async (RoleName) => {
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    return Promise.all(
      PolicyNames.map(async (PolicyName) => {
        const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
        // IAM answers it URL-encoded (API reference, GetRolePolicy).
        const document = policyDocument.parse(JSON.parse(decodeURIComponent(PolicyDocument ?? '')));
        return { roleName: RoleName, policyName: PolicyName, document };
      }),
    );
  });
  return (await Promise.all(policies)).flat();
}

/** Lets the role do only this from now on. */
export async function writeRolePolicy(
  { iam }: CloudClients,
  { roleName, policyName }: RolePolicy,
  Statement: readonly Statement[],
): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutRolePolicyCommand({ RoleName: roleName, PolicyName: policyName, PolicyDocument }));
}

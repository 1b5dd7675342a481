import { propertiesOfType, readTemplate, SERVICE_NAMES } from './read-template.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: unknown;
  readonly ManagedPolicyArns?: readonly unknown[];
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

/** The role of one function. */
export interface Role {
  /** Of the function: `PostPause`. */
  readonly name: string;
  readonly properties: RoleProperties;
  readonly statements: readonly Statement[];
}

/** What is allowed: resource -> actions, both in order. */
export type Permissions = Readonly<Record<string, readonly string[]>>;

/** Every role of the three templates. */
export function readRoles(): Role[] {
  return SERVICE_NAMES.flatMap((service) => [
    ...propertiesOfType<RoleProperties>(readTemplate(service), 'AWS::IAM::Role'),
  ]).map(([logicalId, properties]) => ({
    name: logicalId.replace('IamRoleLambdaExecution', ''),
    properties,
    statements: properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
  }));
}

export function toList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** What the statements allow, by the names of docs/security.md. */
export function toPermissions(statements: readonly Statement[]): Permissions {
  const permissions: Record<string, string[]> = {};
  for (const { Action, Resource } of statements) {
    for (const name of toList(Resource).map(toResourceName)) {
      permissions[name] = [...(permissions[name] ?? []), ...toList(Action)].sort();
    }
  }
  return permissions;
}

/**
 * `OrchestrationTable/index/byUser`, `parameter/syncwell/prod/clients/strava`: the logical id or the end of the ARN, the
 * same whether a template owns the resource or was handed its ARN.
 */
function toResourceName(resource: unknown): string {
  if (typeof resource === 'string') return withoutArn(resource).replace(/^(table|key)\//, '');
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': pattern } = resource as {
    'Fn::GetAtt'?: readonly [string, string];
    'Fn::Sub'?: string;
  };
  if (pattern !== undefined) return withoutArn(pattern).replace(/\$\{(\w+)\.Arn\}/g, '$1');
  if (attribute?.[1] === 'Arn') return attribute[0];
  throw new Error(`Expected a resource by its ARN, got ${JSON.stringify(resource)}`);
}

/** `arn:partition:service:region:account:rest`, with names of pseudo parameters that have colons themselves. */
function withoutArn(text: string): string {
  return text.replaceAll('AWS::', '').replace(/^arn:(?:[^:]*:){4}/, '');
}

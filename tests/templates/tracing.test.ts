import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { propertiesOfType, readTemplate, SERVICE_NAMES } from './read-template.ts';

const ROOT = join(__dirname, '..', '..');
const SEND_TRACES = {
  Effect: 'Allow',
  Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  Resource: ['*'],
};

/** Lets the plugin work on a stack of one function, as the framework would, and prints what became of its roles. */
const RUN_PLUGIN = `
  const { default: TightRoles } = await import('./config/tight-roles.js');
  const writeLogs = { Effect: 'Allow', Action: ['logs:CreateLogGroup'], Resource: [] };
  const role = { Properties: { Policies: [{ PolicyDocument: { Statement: [writeLogs] } }] } };
  const Resources = { PollIamRoleLambdaExecution: role, IamRoleLambdaExecution: {} };
  const naming = { getNormalizedFunctionName: () => 'Poll', getLogGroupLogicalId: () => 'PollLogGroup' };
  const provider = { tracing: { lambda: process.argv[1] }, compiledCloudFormationTemplate: { Resources } };
  const service = { provider, getAllFunctions: () => ['poll'] };
  const plugin = new TightRoles({ service, getProvider: () => ({ naming }) });
  plugin.hooks['before:package:finalize']();
  console.log(JSON.stringify(Resources));
`;

function statementsAt(tracing: string): object[] {
  const args = ['--input-type=module', '--eval', RUN_PLUGIN, tracing];
  const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const roles = JSON.parse(output) as Record<
    string,
    { Properties: { Policies: { PolicyDocument: { Statement: object[] } }[] } }
  >;
  expect(Object.keys(roles)).toEqual(['PollIamRoleLambdaExecution']);
  return roles['PollIamRoleLambdaExecution']?.Properties.Policies[0]?.PolicyDocument.Statement ?? [];
}

describe('traces', () => {
  it.each(SERVICE_NAMES)('are not made by %s in production, which may send none', (service) => {
    const template = readTemplate(service);
    const functions = propertiesOfType<{ TracingConfig?: { Mode: string } }>(
      template,
      'AWS::Lambda::Function',
    );
    const modes = [...functions.values()].map(({ TracingConfig }) => TracingConfig?.Mode);
    expect(new Set(modes)).toEqual(new Set(['PassThrough']));
    expect(JSON.stringify(template)).not.toContain('xray:');
  });

  it('may be sent where the stage makes them, and only there', () => {
    expect(statementsAt('Active')).toContainEqual(SEND_TRACES);
    expect(statementsAt('PassThrough')).not.toContainEqual(SEND_TRACES);
    expect(statementsAt('PassThrough')).toHaveLength(1);
  });
});

// osls plugin, listed after serverless-iam-roles-per-function: takes away what that one gives without need.
const SHARED_ROLE = 'IamRoleLambdaExecution';

/**
 * Writing to its own log group is all the logging a function needs: the stack makes the group, so no CreateLogGroup.
 * The group's `Arn` ends in `:*`, its streams, because that is the resource that CloudWatch Logs checks for both actions.
 */
function toLogStatement(logGroup) {
  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [{ 'Fn::GetAtt': [logGroup, 'Arn'] }],
  };
}

/** X-Ray knows no resources: whoever may send traces may send any. Only where a stage traces. */
const SEND_TRACES = {
  Effect: 'Allow',
  Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  Resource: ['*'],
};

function tightenRole(resources, { role, logGroup, isTraced }) {
  const statements = resources[role]?.Properties.Policies[0].PolicyDocument.Statement;
  const index = statements?.findIndex(({ Action }) => Action.includes('logs:CreateLogGroup')) ?? -1;
  if (index < 0)
    throw new Error(`Expected a role ${role} that may write logs, found none: is iamRoleStatements set?`);
  statements[index] = toLogStatement(logGroup);
  if (isTraced) statements.push(SEND_TRACES);
}

/** Names each function's log group in its role, and removes the role that all functions would share: none uses it. */
export default class TightRoles {
  constructor(serverless) {
    const tighten = () => {
      const { naming } = serverless.getProvider('aws');
      const { Resources } = serverless.service.provider.compiledCloudFormationTemplate;
      const isTraced = serverless.service.provider.tracing?.lambda === 'Active';
      for (const name of serverless.service.getAllFunctions()) {
        const role = naming.getNormalizedFunctionName(name) + SHARED_ROLE;
        tightenRole(Resources, { role, logGroup: naming.getLogGroupLogicalId(name), isTraced });
      }
      delete Resources[SHARED_ROLE];
    };
    this.hooks = { 'before:package:finalize': tighten };
  }
}

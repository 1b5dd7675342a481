import { readRolePolicies, writeRolePolicy } from '../../../packages/cloud/src/emulator/role-policies.ts';
import type { App } from '../app.ts';
import { type CloudStage, connectUser } from '../cloud-stage.ts';

const MONTH = { from: '2023-07-01', to: '2023-07-31' };
const REQUEST = { source: 'fitbit', destination: 'strava', startDate: MONTH.from, endDate: MONTH.to };

/**
 * A start that may not send its messages: the caller is told, the record stays, and the sweeper, which its schedule calls
 * every minute, begins the sync.
 */
export async function sweepLostStart(
  stage: CloudStage,
  { app, userId }: { readonly app: App; readonly userId: string },
): Promise<string> {
  await connectUser(stage, { app, userId, ...MONTH });
  const [role] = await readRolePolicies(stage.clients, ['syncwell-orchestrator-ci-postOrchestration']);
  if (role === undefined) throw new Error('Expected a role of postOrchestration, found none');
  const { Statement: statements } = role.document;
  const rest = statements.filter(({ Action }) => !Action.includes('sqs:SendMessage'));
  await writeRolePolicy(stage.clients, role, rest);
  const refused = await app.call('POST', '/orchestrations', REQUEST);
  await writeRolePolicy(stage.clients, role, statements);
  if (refused.status < 500) throw new Error(`Expected IAM to stop the start, got ${JSON.stringify(refused)}`);
  const [started] = (await app.client.list()).orchestrations;
  if (started?.status !== 'PENDING')
    throw new Error(`Expected a pending sync, got ${JSON.stringify(started)}`);
  const view = await app.follow(started.orchestrationId);
  if (view.status !== 'COMPLETED')
    throw new Error(`Expected the sweeper to begin it, got ${JSON.stringify(view)}`);
  return 'a start without its messages was begun by the sweeper, on its schedule';
}

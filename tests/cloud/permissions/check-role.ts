import { setTimeout as sleep } from 'node:timers/promises';

import { readLog } from '../../../packages/cloud/src/emulator/read-log.ts';
import { restartFunction } from '../../../packages/cloud/src/emulator/restart-function.ts';
import { type RolePolicy, writeRolePolicy } from '../../../packages/cloud/src/emulator/role-policies.ts';
import type { Bench } from './bench.ts';
import type { Exercise } from './exercises.ts';
import { findDenial } from './find-denial.ts';
import { listPermissions, type Permission, takeAway } from './take-away.ts';

/** A permission, and what told that it was missing. */
export interface Finding extends Permission {
  /** Event of the function's log; undefined: nobody missed the permission. */
  readonly missedBy: string | undefined;
}

export interface CheckedFunction {
  /** As AWS knows it. */
  readonly functionName: string;
  readonly policy: RolePolicy;
  readonly exercise: Exercise;
}

/** Log lines of what ended just now arrive a little later, milliseconds. */
const LOG_LAG_MS = 1_500;

/**
 * Takes each permission of a function away, one at a time, exercises the function and looks into its log. Before and
 * after it, with all permissions, nothing may be denied.
 */
export async function* checkRole(bench: Bench, checked: CheckedFunction): AsyncGenerator<Finding, void> {
  const { policy } = checked;
  const statements = policy.document.Statement;
  const { clients } = bench.stage;
  await expectNoDenial(bench, checked);
  try {
    for (const permission of listPermissions(statements).filter(isSeenByEmulator)) {
      await writeRolePolicy(clients, policy, takeAway(statements, permission));
      yield { ...permission, missedBy: await exerciseOnce(bench, checked) };
    }
  } finally {
    await writeRolePolicy(clients, policy, statements);
  }
}

/**
 * The others are used by Lambda itself, in the function's name: to write its log and to read its queue. The emulator does
 * these without asking.
 */
export function isSeenByEmulator({ action }: Permission): boolean {
  return !LAMBDAS_OWN.includes(action);
}

const LAMBDAS_OWN = [
  ...['logs:CreateLogStream', 'logs:PutLogEvents'],
  ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
];

/** What was denied, by the event of the first such line; undefined when nothing was. */
async function exerciseOnce(bench: Bench, { functionName, exercise }: CheckedFunction) {
  const { clients } = bench.stage;
  await restartFunction(clients, functionName);
  const since = new Date();
  try {
    await exercise(bench);
  } catch (error) {
    // With a permission missing, an exercise may well stop half-way; the log says why.
    if (!(error instanceof Error)) throw error;
  }
  await sleep(LOG_LAG_MS);
  return findDenial(await readLog(clients, functionName, since));
}

async function expectNoDenial(bench: Bench, checked: CheckedFunction): Promise<void> {
  await checked.exercise(bench);
  const denial = await exerciseOnce(bench, checked);
  if (denial === undefined) return;
  throw new Error(`Expected ${checked.functionName} to be allowed all it does, got a denial in ${denial}`);
}

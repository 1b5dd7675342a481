import type { FunctionSchedule } from '../stack/stack-report.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../embedded/local-account.ts';

/** The event that EventBridge sends a scheduled function, or the schedule's own input in its place. */
export function toScheduledEvent({ functionName, input }: FunctionSchedule, id: string, time: Date): unknown {
  if (input !== undefined) return input;
  return {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT,
    time: `${time.toISOString().slice(0, -5)}Z`,
    region: LOCAL_REGION,
    resources: [`arn:aws:events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${functionName}`],
    detail: {},
  };
}

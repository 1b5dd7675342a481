import { type CostLine, toCostLine } from './cost-line.ts';
import { LIST_PRICES as PRICES } from './list-prices.ts';

const MINUTES_PER_MONTH = 43_800;
/** The sweeper: each minute, a tenth of a second at half a GB, a query of every shard. */
const SWEEP = { gbSeconds: 0.05, readUnits: 8 * 0.5, logKb: 0.5 };
/** Lambda polls each of the two queues with five pollers, each every 20 s while there is nothing. */
const EMPTY_RECEIVES_PER_MINUTE = 2 * 5 * 3;
const KB_PER_GB = 1_000_000;
/** Metrics that alarms look at, as deployed. */
export const ALARM_METRICS = 26;
/** By name and dimensions, when everything happens in a month that can: outcomes, reasons, waits. */
const CUSTOM_METRICS = 25;

/** What one stage costs in a month in which nobody does anything, by line. */
export function estimateStage(): CostLine[] {
  const invocations = MINUTES_PER_MONTH;
  return [
    toCostLine('CloudWatch', 'custom metrics, at most', [CUSTOM_METRICS, PRICES.customMetricMonth]),
    toCostLine('CloudWatch', 'metrics with an alarm', [ALARM_METRICS, PRICES.alarmMetricMonth]),
    toCostLine('CloudWatch', 'dashboards', [1, PRICES.dashboardMonth]),
    toCostLine('KMS', 'keys', [1, PRICES.kmsKeyMonth]),
    toCostLine('SQS', 'empty receives', [EMPTY_RECEIVES_PER_MINUTE * MINUTES_PER_MONTH, PRICES.sqsRequest]),
    toCostLine('Lambda', 'GB-seconds', [invocations * SWEEP.gbSeconds, PRICES.gbSecond]),
    toCostLine('Lambda', 'invocations', [invocations, PRICES.invocation]),
    toCostLine('DynamoDB', 'read units', [invocations * SWEEP.readUnits, PRICES.readUnit]),
    toCostLine('CloudWatch Logs', 'GB', [(invocations * SWEEP.logKb) / KB_PER_GB, PRICES.logGb]),
  ];
}

/** Month of the published price lists that the table is taken from. */
export const PRICES_AS_OF = '2026-06';
export const PRICES_REGION = 'us-east-1';

/** US dollars by unit: list prices, first tier, no free tier. */
export const LIST_PRICES = {
  /** Lambda, arm64. */
  gbSecond: 0.0000133334,
  invocation: 0.2 / 1e6,
  httpApiRequest: 1 / 1e6,
  /** Standard queue; on one whose messages have a group, fair queues, a tenth of a dollar more. */
  sqsRequest: 0.4 / 1e6,
  sqsFairRequest: 0.5 / 1e6,
  /** DynamoDB on demand. */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  kmsRequest: 0.03 / 10_000,
  event: 1 / 1e6,
  /** CloudWatch Logs, taken in. */
  logGb: 0.5,
  /** Out to the internet. */
  transferGb: 0.09,
  kmsKeyMonth: 1,
  customMetricMonth: 0.3,
  /** By metric that an alarm looks at. */
  alarmMetricMonth: 0.1,
  dashboardMonth: 3,
} as const;

import type { EventName } from './logger.ts';
import type { LogFields } from './logger-fields.ts';

/** Fields that a metric may be told apart by, and the names of their dimensions. */
export const DIMENSIONS = {
  outcome: 'Outcome',
  reason: 'Reason',
  provider: 'Provider',
  limit: 'Limit',
} as const satisfies Partial<Record<keyof LogFields, string>>;

export interface MetricRule {
  readonly name: string;
  readonly unit: 'Count' | 'Seconds';
  /** What the line adds to the metric; undefined: this one adds nothing. */
  readonly value: (fields: LogFields) => number | undefined;
  /**
   * Sets of fields by which the metric can be looked at, beside the service. A set is there only on a line that has all
   * of its fields; a line without any set adds nothing.
   */
  readonly by: readonly (readonly (keyof typeof DIMENSIONS)[])[];
}

const once = () => 1;
const inAll = [[]];
const settled: MetricRule = {
  ...{ name: 'ChunksSettled', unit: 'Count', value: once },
  by: [['outcome'], ['outcome', 'reason']],
};
const stuck: MetricRule = { name: 'StuckOrchestrations', unit: 'Count', value: once, by: inAll };

const RULES = {
  'chunk.completed': [settled],
  'chunk.failed': [settled],
  'chunk.parked': [
    {
      ...{ name: 'ProviderWaitSeconds', unit: 'Seconds', value: ({ delaySeconds }) => delaySeconds },
      by: [['provider', 'reason']],
    },
    {
      ...{ name: 'BudgetUsedUp', unit: 'Count', value: once },
      by: [['provider', 'limit']],
    },
  ],
  'orchestration.told': [
    {
      ...{ name: 'TimeToCompleteSeconds', unit: 'Seconds', value: ({ durationSeconds }) => durationSeconds },
      by: inAll,
    },
  ],
  'dead-letter.counted': [{ name: 'DeadLettersCounted', unit: 'Count', value: once, by: inAll }],
  'message.quarantined': [{ name: 'MessagesQuarantined', unit: 'Count', value: once, by: inAll }],
  /** Nothing moved for the whole patience, or the look itself fails. */
  'orchestration.stalled': [stuck],
  'sweep.failed': [stuck],
  'invariant.violated': [
    { name: 'InvariantViolation', unit: 'Count', value: ({ count = 1 }) => count, by: inAll },
  ],
} satisfies Partial<Record<EventName, readonly MetricRule[]>>;

/** Every metric of the product, by the event that it counts or measures. None but these is ever written. */
export const METRIC_RULES: Readonly<Record<string, readonly MetricRule[]>> = RULES;

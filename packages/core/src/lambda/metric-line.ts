import type { EventName } from './logger.ts';

/** Events that are counted too, by the name of their metric: somebody must be told of them. */
const METRICS: Readonly<Partial<Record<EventName, string>>> = { 'invariant.violated': 'InvariantViolation' };
const NAMESPACE = 'SyncWell';

/**
 * What makes a log line a CloudWatch metric (embedded metric format, CloudWatch User Guide): nothing for most events.
 * The dimension is the field `service`, which is on every line.
 */
export function toMetric(event: EventName, value: number, now: Date): Readonly<Record<string, unknown>> {
  const name = METRICS[event];
  if (name === undefined) return {};
  const metrics = {
    Namespace: NAMESPACE,
    Dimensions: [['service']],
    Metrics: [{ Name: name, Unit: 'Count' }],
  };
  return { _aws: { Timestamp: now.getTime(), CloudWatchMetrics: [metrics] }, [name]: value };
}

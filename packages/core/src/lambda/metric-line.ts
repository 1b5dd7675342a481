import type { EventName } from './logger.ts';
import type { LogFields } from './logger-fields.ts';
import { DIMENSIONS, METRIC_RULES, type MetricRule } from './metric-rules.ts';

const NAMESPACE = 'SyncWell';

/** What was logged, by which service, when. */
export interface MetricSource {
  readonly service: string;
  readonly event: EventName;
  readonly fields: LogFields;
  readonly now: Date;
}

/**
 * What makes a log line a CloudWatch metric (embedded metric format, CloudWatch User Guide): nothing for most events.
 * Every set of dimensions begins with `Service`. A dimension is a closed word of ours, never an id: each new value is
 * one more metric to pay for.
 */
export function toMetric({ service, event, fields, now }: MetricSource): Readonly<Record<string, unknown>> {
  const found = (METRIC_RULES[event] ?? []).flatMap((rule) => applyRule(rule, fields));
  if (found.length === 0) return {};
  return {
    _aws: { Timestamp: now.getTime(), CloudWatchMetrics: found.map(({ directive }) => directive) },
    Service: service,
    ...Object.fromEntries(found.flatMap(({ members }) => members)),
  };
}

function applyRule({ name, unit, value, by }: MetricRule, fields: LogFields) {
  const amount = value(fields);
  const sets = by.filter((set) => set.every((field) => fields[field] !== undefined));
  if (amount === undefined || sets.length === 0) return [];
  const directive = {
    Namespace: NAMESPACE,
    Dimensions: sets.map((set) => ['Service', ...set.map((field) => DIMENSIONS[field])]),
    Metrics: [{ Name: name, Unit: unit }],
  };
  const values = sets.flat().map((field): [string, unknown] => [DIMENSIONS[field], fields[field]]);
  const members: [string, unknown][] = [...values, [name, amount]];
  return [{ directive, members }];
}

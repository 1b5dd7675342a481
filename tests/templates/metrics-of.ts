import { METRIC_RULES, type MetricRule } from '../../packages/core/src/lambda/metric-rules.ts';
import { readSourceFiles } from '../structure/source-files.ts';
import { SERVICE_NAMES } from './read-template.ts';

/** What the code says of a metric. */
export function rulesOf(metric: string): readonly MetricRule[] {
  return Object.values(METRIC_RULES).flatMap((rules) => rules?.filter(({ name }) => name === metric) ?? []);
}

/** The packaged stacks whose own code logs an event that is counted in `metric`, as its dimension `Service` has them. */
export function writersOf(metric: string): string[] {
  const events = Object.entries(METRIC_RULES)
    .filter(([, rules]) => rules?.some(({ name }) => name === metric))
    .map(([event]) => `'${event}'`);
  return SERVICE_NAMES.filter((service) =>
    readSourceFiles(`services/${service}/src`, ['.ts'])
      .filter(({ path }) => !path.endsWith('.test.ts'))
      .some(({ text }) => events.some((event) => text.includes(event))),
  ).map((service) => `syncwell-${service}-prod`);
}

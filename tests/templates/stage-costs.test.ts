import { ALARM_METRICS } from '../../packages/local/src/cost/estimate-stage.ts';
import { propertiesOfType, readTemplate } from './read-template.ts';

describe('the estimate of what a stage costs', () => {
  it('counts the metrics that the packaged alarms look at', () => {
    const alarms = propertiesOfType<{ Metrics?: readonly { MetricStat?: object }[] }>(
      readTemplate('orchestrator'),
      'AWS::CloudWatch::Alarm',
    );
    const counts = [...alarms.values()].map(
      ({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1,
    );
    expect(counts.reduce((a, b) => a + b, 0)).toBe(ALARM_METRICS);
  });
});

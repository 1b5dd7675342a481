import { createLogger } from './logger.ts';
import { toMetric } from './metric-line.ts';

describe('toMetric', () => {
  it('makes a metric of what must not go unseen', () => {
    expect(toMetric('invariant.violated', 3, new Date('2024-06-15T12:00:00.000Z'))).toEqual({
      _aws: {
        Timestamp: 1_718_452_800_000,
        CloudWatchMetrics: [
          {
            Namespace: 'SyncWell',
            Dimensions: [['service']],
            Metrics: [{ Name: 'InvariantViolation', Unit: 'Count' }],
          },
        ],
      },
      InvariantViolation: 3,
    });
  });

  it('leaves other lines as they are', () => {
    expect(toMetric('sweep.looked', 1, new Date())).toEqual({});
  });
});

describe('a log line that is a metric', () => {
  const lineOf = (details: object) => {
    const lines: string[] = [];
    const logger = createLogger({ service: 'probe', destination: { write: (line) => lines.push(line) } });
    logger.error('invariant.violated', details);
    return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  };

  it('counts what the line counts, and once where it counts nothing', () => {
    expect(lineOf({ count: 4, reason: 'r' })).toMatchObject({
      service: 'probe',
      event: 'invariant.violated',
      reason: 'r',
      InvariantViolation: 4,
      _aws: { Timestamp: expect.any(Number) as number },
    });
    expect(lineOf({})).toMatchObject({ InvariantViolation: 1 });
  });
});

import { deriveTiming, MAX_ATTEMPTS, MAX_RECEIVE_COUNT } from './timing.ts';

const STAGES = [5, 8, 10, 60, 100].flatMap((workerTimeoutSeconds) =>
  (['production', 'quick'] as const).map((pace) => ({ workerTimeoutSeconds, pace })),
);

describe('deriveTiming', () => {
  it('is this in production', () => {
    expect(deriveTiming({ workerTimeoutSeconds: 60, pace: 'production' })).toEqual({
      workerTimeoutSeconds: 60,
      timeBoxSeconds: 50,
      visibilitySeconds: 360,
      stallSeconds: 5_400,
      soonSeconds: 60,
      sweepIntervalSeconds: 60,
      clockDifferenceSeconds: 600,
      retryBaseSeconds: 15,
      wakeJitterSeconds: 30,
      settleScale: 1,
      wakeShards: 8,
    });
  });

  it('is this on one machine', () => {
    expect(deriveTiming({ workerTimeoutSeconds: 5, pace: 'quick' })).toEqual({
      workerTimeoutSeconds: 5,
      timeBoxSeconds: 2.5,
      visibilitySeconds: 30,
      stallSeconds: 450,
      soonSeconds: 2,
      sweepIntervalSeconds: 1,
      clockDifferenceSeconds: 0,
      retryBaseSeconds: 1.5,
      wakeJitterSeconds: 1,
      settleScale: 0.05,
      wakeShards: 1,
    });
  });

  it.each(STAGES)('keeps every rule with $workerTimeoutSeconds s, $pace', (stage) => {
    const timing = deriveTiming(stage);
    expect(timing.visibilitySeconds).toBeGreaterThanOrEqual(6 * stage.workerTimeoutSeconds);
    expect(timing.timeBoxSeconds).toBeLessThan(stage.workerTimeoutSeconds);
    expect(timing.timeBoxSeconds).toBeGreaterThanOrEqual(stage.workerTimeoutSeconds / 2);
    // A message that never starts reaches the dead-letter queue in its own run.
    expect(timing.stallSeconds).toBeGreaterThan(MAX_RECEIVE_COUNT * timing.visibilitySeconds);
    expect(timing.retryBaseSeconds).toBeLessThan(timing.visibilitySeconds);
  });

  it('lets duplicates burn a receive for every attempt', () => {
    expect(MAX_RECEIVE_COUNT).toBe(2 * MAX_ATTEMPTS + 1);
  });
});

import { toStageParameters } from './to-stage-parameters.ts';

describe('toStageParameters', () => {
  it('names what the caller chose and nothing else', () => {
    expect(toStageParameters({})).toEqual({});
    expect(toStageParameters({ maximumConcurrency: 50 })).toEqual({ maximumConcurrency: 50 });
    expect(toStageParameters({ maximumConcurrency: 1, workerTimeoutSeconds: 900, pace: 'quick' })).toEqual({
      maximumConcurrency: 1,
      workerTimeoutSeconds: 900,
      pace: 'quick',
    });
    expect(toStageParameters({ windowScale: 0.002 })).toEqual({ windowScale: 0.002 });
  });

  it.each([0, -1, 1.5, Number.NaN, 901])('refuses a timeout of %d', (workerTimeoutSeconds) => {
    expect(() => toStageParameters({ workerTimeoutSeconds })).toThrow(
      new RangeError(
        `Expected \`workerTimeoutSeconds\` to be a whole number from 1 to 900, got ${workerTimeoutSeconds}`,
      ),
    );
  });

  it.each([0, -1, Number.NaN])('refuses windows of %d times their length', (windowScale) => {
    expect(() => toStageParameters({ windowScale })).toThrow(
      new RangeError(`Expected \`windowScale\` to be a number above 0, got ${windowScale}`),
    );
  });

  it.each([0, 1_001])('refuses a concurrency of %d', (maximumConcurrency) => {
    expect(() => toStageParameters({ maximumConcurrency })).toThrow(RangeError);
  });
});

import type { LocalSystemOptions } from '../local-system.ts';

/** What a caller may choose in place of the local stage, and the most that Lambda allows. */
const HIGHEST = { maximumConcurrency: 1_000, workerTimeoutSeconds: 900 } as const;

type StageChoices = Pick<LocalSystemOptions, keyof typeof HIGHEST | 'pace' | 'windowScale'>;

/** The stage's parameters (config/stages) that the caller chose. @throws RangeError */
export function toStageParameters(options: StageChoices): Record<string, number | string> {
  const { pace, windowScale } = options;
  const parameters: Record<string, number | string> = pace === undefined ? {} : { pace };
  if (windowScale !== undefined) {
    if (!(windowScale > 0)) {
      throw new RangeError(`Expected \`windowScale\` to be a number above 0, got ${windowScale}`);
    }
    parameters['windowScale'] = windowScale;
  }
  for (const name of ['maximumConcurrency', 'workerTimeoutSeconds'] as const) {
    const value = options[name];
    if (value === undefined) continue;
    if (!Number.isInteger(value) || value < 1 || value > HIGHEST[name]) {
      throw new RangeError(
        `Expected \`${name}\` to be a whole number from 1 to ${HIGHEST[name]}, got ${value}`,
      );
    }
    parameters[name] = value;
  }
  return parameters;
}

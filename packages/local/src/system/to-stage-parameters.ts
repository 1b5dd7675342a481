import type { LocalSystemOptions } from '../local-system.ts';

/** What a caller may choose in place of the local stage, and the most that Lambda allows. */
const HIGHEST = { maximumConcurrency: 1_000, workerTimeoutSeconds: 900 } as const;

type StageChoices = Pick<LocalSystemOptions, keyof typeof HIGHEST | 'pace'>;

/** The stage's parameters (config/stages.yml) that the caller chose. @throws RangeError */
export function toStageParameters(options: StageChoices): Record<string, number | string> {
  const parameters: Record<string, number | string> =
    options.pace === undefined ? {} : { pace: options.pace };
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

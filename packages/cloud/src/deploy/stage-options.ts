import { parseArgs } from 'node:util';

/** Which stage, and whose account. */
export interface StageOptions {
  readonly stage: string;
  /** Absent: what the environment or the profile says. */
  readonly region: string | undefined;
  /** One of ~/.aws/config; absent: credentials of the environment, or the default profile. */
  readonly profile: string | undefined;
}

/** The command line could not be understood. The message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Undefined when help is asked for. @throws UsageError */
export function readStageOptions(
  args: readonly string[],
  stages: readonly string[],
): StageOptions | undefined {
  const { stage, region, profile, help } = parse(args);
  if (help === true) return undefined;
  const known = stages.join(', ');
  if (stage === undefined || !stages.includes(stage)) {
    throw new UsageError(
      `Expected --stage to be one of ${known} (a file in config/stages), got ${stage ?? 'none'}`,
    );
  }
  return { stage, region, profile };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { stage: text, region: text, profile: text, help: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

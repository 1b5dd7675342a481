import * as z from 'zod';

/** Some environment variables are missing or bad. The message names each of them and holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'CONFIG';
  readonly variables: readonly string[];

  constructor(problems: ReadonlyMap<string, string>) {
    super(`Expected a complete configuration, got ${[...problems.values()].join('; ')}`);
    this.variables = [...problems.keys()];
  }
}

/** Names whose values are never repeated, for the case that somebody forgot {@link secret}. */
const SECRET_NAME = /KEY|SECRET|TOKEN|PASSWORD|CREDENTIAL/i;
/** What a reference that the local tools could not resolve becomes on its way into an environment. */
const UNRESOLVED = '[object Object]';

type Environment = Readonly<Record<string, string | undefined>>;

/** Marks a variable whose value must not appear in an error. Outermost: `secret(z.string().min(32))`. */
export function secret<T extends z.ZodType>(schema: T): T {
  return schema.meta({ secret: true });
}

/**
 * Reads the variables that `shape` names; the only reader of the environment. An empty variable counts as missing.
 * Throws one ConfigError for all that is wrong.
 */
export function readConfig<S extends z.ZodRawShape>(
  shape: S,
  env: Environment = process.env,
): Readonly<z.infer<z.ZodObject<S>>> {
  const values = Object.fromEntries(
    Object.keys(shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const parsed = z.object(shape).safeParse(values);
  const problems = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    problems.set(name, `\`${name}\` (expected ${toExpected(issue)}, got ${toGot(name, shape, values)})`);
  }
  for (const name of Object.keys(shape).filter((key) => values[key] === UNRESOLVED)) {
    problems.set(name, `\`${name}\` (expected a value, got an unresolved reference)`);
  }
  if (!parsed.success || problems.size > 0) throw new ConfigError(problems);
  return parsed.data;
}

/** zod says `Too small: expected number to be >=1` or `Invalid input: expected string, received undefined`. */
function toExpected({ message }: z.core.$ZodIssue): string {
  return /expected (.+?)(?:, received .*)?$/.exec(message)?.[1] ?? message.replace(/^Invalid /, 'a valid ');
}

function toGot(name: string, shape: z.ZodRawShape, values: Environment): string {
  const value = values[name];
  if (value === undefined) return 'nothing';
  const schema = shape[name] as z.ZodType;
  return schema.meta()?.['secret'] === true || SECRET_NAME.test(name)
    ? 'a hidden value'
    : JSON.stringify(value);
}

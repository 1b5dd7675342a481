import { parseArgs } from 'node:util';

import { OPTION_TABLE, type OptionName } from './option-table.ts';
import { UsageError } from '../options/usage-error.ts';

/** What the command line says, option by option: text for those with a value, true for the others. */
export type RawOptions = Partial<Record<OptionName, string | true>>;

/** Reads `argv` (without node and script). Throws UsageError on anything that {@link OPTION_TABLE} does not allow. */
export function readOptions(argv: readonly string[]): RawOptions {
  const { tokens } = parseArgs({ args: [...argv], options: OPTION_TABLE, strict: false, tokens: true });
  const options: RawOptions = {};
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw unexpectedWord(token.value);
    const name = knownName(token.name, token.rawName);
    if (options[name] !== undefined) throw new UsageError(`Expected \`--${name}\` once, got it twice`);
    options[name] = valueOf(name, token);
  }
  return options;
}

function knownName(name: string, rawName: string): OptionName {
  if (Object.hasOwn(OPTION_TABLE, name)) return name as OptionName;
  const known = Object.keys(OPTION_TABLE).map((option) => `--${option}`);
  throw new UsageError(`Expected one of ${known.join(', ')}, got ${rawName}`);
}

function valueOf(
  name: OptionName,
  token: { value: string | undefined; inlineValue: boolean | undefined },
): string | true {
  const { value, inlineValue } = token;
  if (OPTION_TABLE[name].type === 'boolean') {
    if (value === undefined) return true;
    throw new UsageError(`Expected \`--${name}\` without a value, got ${value}`);
  }
  // `--from --to 2023-12-31`: the next option is not a value.
  if (value !== undefined && value !== '' && (inlineValue === true || !value.startsWith('--'))) return value;
  throw new UsageError(
    `Expected a value after \`--${name}\`, got ${value === '' || value === undefined ? 'nothing' : value}`,
  );
}

function unexpectedWord(word: string): UsageError {
  // `npm run demo --from 2015-01-01` gives --from to npm and only the date to us.
  return new UsageError(
    `Expected only options, got ${word} (options come after a double dash: npm run demo -- --from 2015-01-01)`,
  );
}

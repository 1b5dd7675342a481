import { OPTION_TABLE } from './option-table.ts';

/** Options of npm's own by these names do what npm says. */
const OF_NPM = new Set(['json', 'help']);

/**
 * The option of ours that npm took for its own, as in `npm run demo --keep`: it is not among the arguments then, but
 * npm leaves a trace in the environment of what it runs.
 */
export function findSwallowedOption(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = Object.keys(OPTION_TABLE).find((option) => !OF_NPM.has(option) && isIn(env, option));
  return name === undefined ? undefined : `--${name}`;
}

/** `--keep` becomes `npm_config_keep=true`, `--no-pause` becomes an empty `npm_config_pause`. */
function isIn(env: Readonly<Record<string, string | undefined>>, option: string): boolean {
  const negated = option.startsWith('no-');
  const value = env[`npm_config_${negated ? option.slice('no-'.length) : option}`];
  return negated ? value === '' : value !== undefined;
}

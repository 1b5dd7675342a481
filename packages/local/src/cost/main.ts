import { UsageError } from '../options/usage-error.ts';
import { HELP, readCostOptions } from './cost-options.ts';
import { costText } from './cost-text.ts';

const USAGE_EXIT_CODE = 2;

try {
  const options = readCostOptions(process.argv.slice(2));
  process.stdout.write(`${options === 'help' ? HELP : costText(options)}\n`);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nnpm run cost -- --help lists the options.\n`);
  process.exitCode = USAGE_EXIT_CODE;
}

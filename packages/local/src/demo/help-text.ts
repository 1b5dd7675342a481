import { OPTION_TABLE } from './option-table.ts';
import { wrapWords } from './wrap-words.ts';

const INDENT = '  ';
const NAME_COLUMNS = 20;
/** With indentation and name it fits a terminal of 80 columns. */
const TEXT_COLUMNS = 57;

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.entries(OPTION_TABLE).flatMap(([name, row]) => {
    const option = 'value' in row ? `--${name} ${row.value}` : `--${name}`;
    return wrapWords(row.text, TEXT_COLUMNS).map(
      (line, index) => `${INDENT}${(index === 0 ? option : '').padEnd(NAME_COLUMNS)}${line}`,
    );
  });
  return [
    'Usage: npm run demo -- [options]',
    '',
    'Starts the whole system on this machine (embedded AWS, the three services, two',
    'simulated providers), copies years of workouts from one provider to the other',
    'month by month, pauses and resumes once, and checks at the end that every',
    'workout arrived exactly once. It ends with code 0 only when it did.',
    '',
    ...rows,
    '',
    'An app polls the status every 10 seconds, as Retry-After tells it; the demo',
    'looks several times a second. Only loopback addresses are used, and Ctrl-C ends',
    'everything that was started.',
  ].join('\n');
}

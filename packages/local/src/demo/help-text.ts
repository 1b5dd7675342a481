import { OPTION_TABLE } from './option-table.ts';

const NAME_COLUMN_WIDTH = 20;

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.entries(OPTION_TABLE).map(([name, row]) => {
    const option = 'value' in row ? `--${name} ${row.value}` : `--${name}`;
    return `  ${option.padEnd(NAME_COLUMN_WIDTH)}${row.text}`;
  });
  return [
    'Usage: npm run demo -- [options]',
    '',
    'Starts the whole system on this machine (DynamoDB, SQS, the three services and two simulated providers),',
    'copies years of workouts from one provider to the other month by month, pauses and resumes once, and',
    'checks at the end that every workout arrived exactly once. It ends with code 0 only when it did.',
    '',
    ...rows,
    '',
    'An app polls the status every 10 seconds, as Retry-After tells it; the demo looks several times a second.',
    'Only loopback addresses are used, and Ctrl-C ends everything that was started.',
  ].join('\n');
}

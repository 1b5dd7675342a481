import { spawnSync } from 'node:child_process';

import { civilDate } from '@syncwell/core/domain/civil-date';

import { keepText } from './keep-text.ts';

const TEXT = keepText(
  {
    apiUrl: 'http://127.0.0.1:4000',
    simulatorUrls: { googleHealth: 'http://127.0.0.1:4001', strava: 'http://127.0.0.1:4002' },
    logFile: '/x/services.log',
  },
  {
    orchestrationId: 'orch-1',
    token: 'aaa.bbb.ccc',
    range: { start: civilDate('2020-01-01'), end: civilDate('2020-12-31') },
  },
);
const REQUEST = '{"source":"fitbit","destination":"strava","startDate":"2020-01-01","endDate":"2020-12-31"}';
/** What is there to be pasted: everything that is not indented. */
const LINES = TEXT.filter((line) => /^\S/.test(line));

/** Runs the lines in a shell whose `curl` says how it was called, as if it were the API's answer. */
function paste(lines: readonly string[]): string[] {
  const curl = `curl() { printf '%s|' "$@" '{"orchestrationId":"orch-2f"}'; echo; }`;
  const { stdout, stderr } = spawnSync('sh', ['-c', [curl, ...lines].join('\n')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

(process.platform === 'win32' ? describe.skip : describe)('keepText', () => {
  it('can be pasted line by line', () => {
    const [status, chunks, list, plan, ...commands] = paste(LINES);
    const auth = '-H|Authorization: Bearer aaa.bbb.ccc|';
    expect(status).toContain(`-s|${auth}http://127.0.0.1:4000/orchestrations/orch-1/status|`);
    expect(chunks).toContain(`-s|${auth}http://127.0.0.1:4000/orchestrations/orch-1/chunks|`);
    expect(list).toContain(`-s|${auth}http://127.0.0.1:4000/orchestrations|`);
    expect(plan).toContain(`-s|-X|POST|${auth}http://127.0.0.1:4000/orchestrations/plan|-d|${REQUEST}|`);
    expect(commands.map((call) => call.replace(/\|\{.*/, ''))).toEqual(
      ['pause', 'resume', 'cancel', 'retry'].map(
        (name) => `-s|-X|POST|${auth}http://127.0.0.1:4000/orchestrations/orch-2f/${name}`,
      ),
    );
  });

  it('starts a sync of the same range', () => {
    const start = LINES.find((line) => line.startsWith('ID=$(')) ?? '';
    const [call] = paste([...LINES.slice(0, 4), start.replace(/^ID=\$\((.*?) \| .*\)$/, '$1')]);
    expect(call).toContain(`/orchestrations|-d|${REQUEST}|`);
  });
});

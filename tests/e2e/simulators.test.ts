import { startNode } from './run-node.ts';

const MAIN = 'packages/local/src/simulators/command/main.ts';
const ANY_PORTS = ['--google-port', '0', '--strava-port', '0'];
const TEST_MS = 30_000;

describe('npm run simulators', () => {
  it(
    'runs until Ctrl-C',
    async () => {
      const { child, ended, printed } = startNode([MAIN, ...ANY_PORTS]);
      const text = await printed('packages/local/src/simulators/README.md');
      const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/api\/v3/.exec(text) ?? [];
      expect((await fetch(`${url}/athlete`)).status).toBe(401);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130, stderr: '' });
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    },
    TEST_MS,
  );

  it(
    'ends with the process that started it',
    async () => {
      const { child, ended, printed } = startNode([MAIN, ...ANY_PORTS]);
      await printed('Ctrl-C ends them');
      child.disconnect();
      expect(await ended).toMatchObject({ code: 143 });
    },
    TEST_MS,
  );

  it.each([
    [['--help'], { code: 0, stdout: expect.stringContaining('Usage: npm run simulators') as string }],
    [['--port'], { code: 2, stderr: expect.stringContaining("Unknown option '--port'") as string }],
  ])(
    'answers %j at once',
    async (argv, run) => {
      expect(await startNode([MAIN, ...argv]).ended).toMatchObject(run);
    },
    TEST_MS,
  );
});

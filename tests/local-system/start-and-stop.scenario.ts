import { startLocalSystem } from '../../packages/local/src/start-local-system.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const OVERRIDE = 'sls-offline-authorizer-override';

/** Starts the system, knocks at its door in several ways, stops it twice and looks who still answers. */
async function play(): Promise<object> {
  const system = await startLocalSystem();
  const url = `${system.apiUrl}/orchestrations/orch-unknown/status`;
  const ask = async (headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(url, { headers });
    return { status: response.status, body: await response.text() };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const good = await system.issueToken('user-1');
  const [head = '', , signature = ''] = good.split('.');
  const forged = [head, Buffer.from('{"sub":"user-2"}').toString('base64url'), signature].join('.');
  const answers = {
    missing: await ask({}),
    forged: await ask(bearer(forged)),
    spoofed: await ask({ [OVERRIDE]: '{"jwt":{"claims":{"sub":"user-2"}}}' }),
    wrongScope: await ask(bearer(await system.issueToken('user-1', { scopes: ['sync:write'] }))),
    allowed: await ask(bearer(good)),
  };
  await Promise.all([system.stop(), system.stop()]);
  await system.stop();
  const urls = [system.apiUrl, system.simulatorUrls.googleHealth, system.simulatorUrls.strava];
  const stillAnswering = await Promise.all(
    urls.map((base) =>
      fetch(base).then(
        () => base,
        () => [],
      ),
    ),
  );
  return { answers, stillAnswering: stillAnswering.flat() };
}

process.stdout.write(`${JSON.stringify(await play())}\n`);
// No exit here: a process that ends by itself shows that nothing was left behind in it. Only the channel to the test
// would keep it.
process.disconnect?.();

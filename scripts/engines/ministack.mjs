// MiniStack: an emulator of AWS in one Python process (MIT).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createVenv } from './create-venv.mjs';
import { findPython } from './find-tools.mjs';
import { installOnce } from './install-once.mjs';
import { findFreePort, startEngine } from './start-engine.mjs';

const REQUIREMENTS = fileURLToPath(new URL('ministack-requirements.txt', import.meta.url));
const PYTHONS = ['3.13', '3.12', '3.11'];

/** @throws MissingError for what this machine lacks */
const findTools = () => findPython(PYTHONS);

async function install() {
  const { python } = findTools();
  return installOnce('ministack', python + readFileSync(REQUIREMENTS, 'utf8'), async (folder) => {
    await createVenv(folder, python, ['-r', REQUIREMENTS]);
  });
}

/** `enforceIam`: a call that no policy allows is refused. */
async function start(folder, { enforceIam = false } = {}) {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  // Where it unpacks functions; it leaves them there. Outside of the workspace, which says that each .js is a module.
  const unpacked = mkdtempSync(join(tmpdir(), 'ministack-'));
  const env = {
    ...process.env,
    TMPDIR: unpacked,
    // It would read the file, and nothing here speaks TLS.
    AWS_CA_BUNDLE: '',
    AUTH: String(enforceIam),
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: '127.0.0.1',
    LAMBDA_EXECUTOR: 'local',
    PERSIST_STATE: '0',
    SFTP_ENABLED: '0',
    IOT_MTLS_ENABLED: '0',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const command = join(folder, 'venv', 'bin', 'ministack');
  const stop = await startEngine(command, [], { cwd: folder, env, readyUrl: `${url}/_ministack/health` });
  return {
    endpoints: { dynamodb: url, sqs: url, kms: url, ssm: url },
    stop: async () => {
      await stop();
      rmSync(unpacked, { recursive: true, force: true });
    },
  };
}

export const ministack = {
  name: 'ministack',
  title: 'MiniStack 1.5.33',
  services: ['dynamodb', 'sqs', 'kms', 'ssm'],
  findTools,
  install,
  start,
};

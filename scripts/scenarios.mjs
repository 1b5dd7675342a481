// The long end-to-end scenarios, one after the other, with what each measured: ten years at the default limits, a consent
// taken back, two users at once, a user who leaves. `npm run scenarios -- two-users` runs the named ones.
import { spawn } from 'node:child_process';

const NAMES = ['ten-years', 'revoked-access', 'two-users', 'erased-user'];

const names = process.argv.slice(2);
if (names.includes('--help')) {
  console.log(
    `Usage: npm run scenarios -- [name ...]\n\nNames, by default all (some minutes): ${NAMES.join(', ')}`,
  );
  process.exit(0);
}
const unknown = names.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`Expected some of ${NAMES.join(', ')}, got ${unknown.join(', ')}`);
  process.exit(2);
}
const files = (names.length === 0 ? NAMES : names).map((name) => `tests/e2e/${name}.test.ts`);
const child = spawn(process.execPath, ['scripts/check.mjs', '--runInBand', '--verbose', ...files], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve(__dirname, 'main.ts');
const LINT = resolve(__dirname, '..', 'lint-document.ts');

/** Each test starts some processes, on a machine that may be busy. */
const LONGEST_MS = 60_000;
jest.setTimeout(LONGEST_MS);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  mkdirSync(join(folder, 'docs'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Findings for a document, by a process of its own: the linter is a package of ESM only. */
function lint(document: object): string {
  const code = `const { lintDocument } = await import(${JSON.stringify(LINT)});
    console.log((await lintDocument(${JSON.stringify(JSON.stringify(document))})).join('\\n'));`;
  return run('--input-type=module', '--eval', code).stdout;
}

describe('npm run openapi', () => {
  it('writes both documents, and then finds them current', () => {
    expect(run(MAIN, '--check')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/docs\/openapi.yaml is not.*\n.*docs\/errors.md is not/) as string,
    });
    expect(run(MAIN)).toMatchObject({ status: 0, stderr: '' });
    expect(run(MAIN, '--check')).toMatchObject({
      status: 0,
      stdout: 'docs/openapi.yaml, docs/errors.md: 0 findings, 0 stale\n',
    });
  });

  it('writes nothing when it only checks, and tells the file that somebody edited', () => {
    run(MAIN);
    const edited = join(folder, 'docs', 'errors.md');
    appendFileSync(edited, 'By hand.\n');
    expect(run(MAIN, '--check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/1 stale/) as string,
    });
    expect(readFileSync(edited, 'utf8')).toMatch(/By hand\.\n$/);
  });

  it('explains itself, and refuses what it does not know', () => {
    expect(run(MAIN, '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Usage:/) as string,
    });
    expect(run(MAIN, '--chekc')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/--help/) as string,
    });
  });
});

describe('lintDocument', () => {
  it('tells what is wrong with a document, and where', () => {
    const operation = { operationId: 'a', responses: { 200: { description: 'Good' } } };
    const findings = lint({
      openapi: '3.1.1',
      info: { title: 'x', version: '1' },
      paths: { '/a/{id}': { get: operation } },
    });
    expect(findings).toMatch(/^path-parameters-defined at #\/paths\/~1a~1\{id\}\/get/m);
    expect(findings).toMatch(/^security-defined at /m);
    expect(findings).toMatch(/^operation-4xx-response at /m);
  });
});

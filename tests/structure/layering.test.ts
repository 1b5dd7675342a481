import ts from 'typescript';

import { importsOf } from './imports-of.ts';
import { LAYER_RULES, type LayerRule } from './layers.ts';
import { readSourceFile, readSourceFiles, type SourceFile } from './source-files.ts';

/** Tests, and what only tests use; some of it stands beside the adapters, because it needs the AWS SDK. */
const FOR_TESTS = /\.test\.ts$|\/testing\/|\/aws\/((embedded|engine)-table|describe-[\w-]+)\.ts$/;

const TYPESCRIPT = ['packages', 'services'].flatMap((folder) => readSourceFiles(folder, ['.ts']));
const DEPLOYED = TYPESCRIPT.filter(({ path }) => !FOR_TESTS.test(path));
const ALL = [
  ...TYPESCRIPT,
  ...['tests', 'scripts', 'config'].flatMap((folder) => readSourceFiles(folder, ['.ts', '.mjs', '.js'])),
];

const nameOf = ({ path }: SourceFile) => path.replace(/\.ts$/, '');
const paths = (files: readonly SourceFile[]) => files.map(({ path }) => path);

function breaches({ files, only, never }: LayerRule, among = DEPLOYED): string[] {
  return among
    .filter((file) => files.test(nameOf(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) =>
          only ? !only.some((one) => one.test(target)) : never?.some((one) => one.test(target)),
        )
        .map((target) => `${file.path} imports ${target}`),
    );
}

/** The code alone, for words that comments may say. */
function withoutComments({ text }: SourceFile): string {
  const options = { removeComments: true, target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(text, { compilerOptions: options }).outputText;
}

describe('imports', () => {
  it.each(LAYER_RULES)('$says', (rule) => {
    expect(breaches(rule)).toEqual([]);
  });

  it.each(LAYER_RULES)('are there to look at where $says', ({ files }) => {
    expect(DEPLOYED.filter((file) => files.test(nameOf(file)))).not.toEqual([]);
  });

  it('are named with their file when they break a rule', () => {
    const path = 'packages/core/src/domain/chunk-plan.ts';
    const text = `import { createSqsClient } from '../aws/clients.ts';\nimport * as z from 'zod';`;
    expect(LAYER_RULES.flatMap((rule) => breaches(rule, [{ path, text }]))).toEqual([
      'packages/core/src/domain/chunk-plan.ts imports packages/core/src/aws/clients',
    ]);
  });

  it('are seen in every form', () => {
    const text = [
      `import { a } from '@syncwell/core/domain/status';`,
      `import type { B } from '../ports.ts';`,
      `import { type C } from './x.ts';`,
      `export { d } from '@syncwell/status/dependencies';`,
      `const e = await import('@aws-sdk/client-sqs');`,
      `import 'zod';`,
    ].join('\n');
    expect(importsOf({ path: 'packages/core/src/aws/file.ts', text })).toEqual([
      'packages/core/src/domain/status',
      'packages/core/src/ports',
      'packages/core/src/aws/x',
      'services/status/src/dependencies',
      '@aws-sdk/client-sqs',
      'zod',
    ]);
  });

  it('stay within the own package when they are relative', () => {
    const ownFolder = (path: string) => path.split('/').slice(0, 3).join('/');
    const strays = TYPESCRIPT.flatMap((file) =>
      ts
        .preProcessFile(file.text, true, true)
        .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
        .flatMap(({ fileName }) => importsOf({ path: file.path, text: `import '${fileName}';` }))
        .filter((target) => ownFolder(target) !== ownFolder(file.path))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('ports', () => {
  it('are types only', () => {
    expect(withoutComments(readSourceFile('packages/core/src/ports.ts')).trim()).toBe('export {};');
  });
});

describe('the environment', () => {
  it('is read by the configuration alone', () => {
    const places = DEPLOYED.filter(({ path }) => /^(packages\/(core|connectors)|services)\//.test(path));
    const readers = places.filter(
      (file) => /\benv\b/.test(file.text) && /process\s*\.\s*env\b|node:process/.test(withoutComments(file)),
    );
    expect(paths(readers)).toEqual(['packages/core/src/lambda/config.ts']);
  });
});

describe('exports', () => {
  it('are named one by one', () => {
    expect(paths(ALL.filter(({ text }) => /^\s*export\s*\*/m.test(text)))).toEqual([]);
  });

  it('have a name, but where a tool asks for a default', () => {
    const defaults = ALL.filter(({ text }) => /^\s*export\s+default\b|\bas\s+default\b/m.test(text));
    expect(paths(defaults)).toEqual([
      'packages/local/src/offline/stack-plugin.ts',
      'tests/engines/global-setup.mjs',
      'tests/engines/global-teardown.mjs',
      'config/tight-roles.js',
    ]);
  });
});

describe('files', () => {
  const MAX_LINES = 200;
  it(`have at most ${MAX_LINES} lines`, () => {
    const long = ALL.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const KEBAB = /^([a-z0-9]+(-[a-z0-9]+)*)(\.(test|scenario|d))?\.(ts|mjs|js)$/;
    expect(paths(ALL).filter((path) => !KEBAB.test(path.split('/').at(-1) ?? ''))).toEqual([]);
  });
});

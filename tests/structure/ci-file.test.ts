import { readSourceFile } from './source-files.ts';

const { text } = readSourceFile('.github/workflows/ci.yml');
const { engines } = JSON.parse(readSourceFile('package.json').text) as { engines: { node: string } };

describe('.github/workflows/ci.yml', () => {
  it('runs what any machine runs, and nothing beside it', () => {
    expect(Array.from(text.matchAll(/\brun: (.*)/g), ([, command]) => command)).toEqual(['.ci/run']);
  });

  it('takes the oldest Node that the project allows: the rest comes with the install', () => {
    expect(`>=${/node-version: (\d+)/.exec(text)?.[1]}`).toBe(engines.node);
  });

  it('may read the repository, and has no secret', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text).not.toMatch(/secrets\.|write/);
    expect(text).toContain('persist-credentials: false');
  });

  it('has at most 40 lines', () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});

import { readSourceFile, readSourceFiles } from './source-files.ts';

const INDEX = 'docs/decisions/README.md';
const PAGES = readSourceFiles('docs/decisions', ['.md']).filter(({ path }) => path !== INDEX);

describe('docs/decisions/README.md', () => {
  it('lists every page once, by its title, and says what was decided', () => {
    const listed = Array.from(
      readSourceFile(INDEX).text.matchAll(/^- \[(.+)\]\((.+)\): ./gm),
      ([, title = '', name = '']) => ({ path: `docs/decisions/${name}`, title }),
    );
    const pages = PAGES.map(({ path, text }) => ({ path, title: /^# (.+)/.exec(text)?.[1] ?? '' }));
    expect(listed.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(pages);
  });

  it.each(['README.md', 'docs/architecture.md'])('is linked from %s', (path) => {
    expect(readSourceFile(path).text).toMatch(/\]\((docs\/)?decisions\/README\.md\)/);
  });
});

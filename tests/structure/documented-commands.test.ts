import { makeStatusView } from '../../packages/local/src/demo/make-status-view.ts';
import { OPTION_TABLE } from '../../packages/local/src/demo/option-table.ts';
import { plainPaint } from '../../packages/local/src/demo/paint.ts';
import { renderProgressFrame } from '../../packages/local/src/demo/progress-frame.ts';
import { readSourceFile, readSourceFiles } from './source-files.ts';

const README = readSourceFile('README.md').text;
const TEXTS = readSourceFiles('.', ['.md']);
const { scripts } = JSON.parse(readSourceFile('package.json').text) as { scripts: Record<string, string> };

describe('documents', () => {
  it('name only commands that there are', () => {
    const named = TEXTS.flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\bnpm run ([\w:-]+)/g), ([, name = '']) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => scripts[name] === undefined)).toEqual([]);
  });

  it('name every command', () => {
    const others = Object.keys(scripts).filter((name) => name !== 'test');
    const all = TEXTS.map(({ text }) => text).join('\n');
    expect(others.filter((name) => !all.includes(`npm run ${name}`))).toEqual([]);
  });

  it('name only options that the demo has', () => {
    const named = TEXTS.flatMap(({ text }) =>
      Array.from(
        text.matchAll(/npm run demo -- ([^`\n]*)/g),
        ([, rest = '']) => rest.match(/--[\w-]+/g) ?? [],
      ),
    ).flat();
    const known = Object.keys(OPTION_TABLE).map((name) => `--${name}`);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the picture in README.md', () => {
  it('is what the demo draws at 80 columns', () => {
    const view = makeStatusView({
      startDate: '2020-01-01',
      totalChunks: 48,
      completedChunks: 37,
      percentSettled: 77,
      inFlightChunks: 4,
      months: '.......rrrrCCCCCCeCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC',
      results: { found: 325, written: 325, duplicate: 0, skipped: 0, skipReasons: {} },
    });
    const rate = { monthsPerSecond: 1.6, workoutsPerSecond: 13.3 };
    const now = new Date('2026-01-01T00:00:00Z');
    const frame = renderProgressFrame(view, { rate, columns: 79, rows: 23, paint: plainPaint, now });
    expect(README).toContain(frame.map((line) => line.trimEnd()).join('\n'));
  });
});

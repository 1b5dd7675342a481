import { plainPaint, type Paint } from './paint.ts';
import { renderProgressBar } from './progress-bar.ts';

const tagPaint: Paint = (style, text) => (text === '' ? '' : `<${String(style)}>${text}</>`);
const counts = (completedChunks: number, failedChunks: number, totalChunks: number) => ({
  completedChunks,
  failedChunks,
  totalChunks,
});

describe('renderProgressBar', () => {
  it('has exactly its columns, whatever the counts', () => {
    for (let settled = 0; settled <= 48; settled += 1) {
      const failed = settled % 5;
      expect(renderProgressBar(counts(settled - failed, failed, 48), 20, plainPaint)).toHaveLength(20);
    }
  });

  it('shows one failed month of many', () => {
    expect(renderProgressBar(counts(499, 1, 1_000), 10, tagPaint)).toBe(
      '<green>████</><red>█</><dim>░░░░░</>',
    );
    expect(renderProgressBar(counts(0, 1, 1_000), 10, tagPaint)).toContain('<red>█</>');
  });
});

import { uploadsText } from './uploads-text.ts';

const short = { tcxBytes: 10_000, packedBytes: 2_000, bodyBytes: 2_600, makeMs: 3, packMs: 0.5 };
const long = { tcxBytes: 190_000, packedBytes: 18_000, bodyBytes: 18_600, makeMs: 17, packMs: 1.5 };

describe('uploadsText', () => {
  it('gives means of one workout, and the ratios of all together', () => {
    const [heading, row] = uploadsText([['of the demo', [short, long]]]).split('\n');
    expect(heading?.split(/ {2,}/)).toHaveLength(9);
    const cells = ['of the demo', '2', '100.0', '10.0', '10.0', '10.6', '10.00', '1.00', '10.0'];
    expect(row?.split(/ {2,}/)).toEqual(cells);
  });

  it('has a line for each kind of workouts', () => {
    const text = uploadsText([
      ['of the demo', [short]],
      ['recordings', [long]],
    ]);
    expect(text.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'workouts',
      'of the demo',
      'recordings',
    ]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openRecordings } from './open-recordings.ts';

const tcx = (start: string) =>
  `<TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>${start}</Id>` +
  `<Lap StartTime="${start}"><TotalTimeSeconds>60</TotalTimeSeconds><DistanceMeters>100</DistanceMeters></Lap>` +
  `</Activity></Activities></TrainingCenterDatabase>`;

describe('openRecordings', () => {
  let folder: string;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds the first and the last day, whatever the names', async () => {
    write('a.tcx', tcx('2021-05-02T23:59:59Z'));
    write('b.TCX', tcx('2019-02-03T07:00:00Z'));
    write('c.tcx', tcx('2020-01-01T07:00:00Z'));
    write('readme.txt', 'not looked at');
    expect(await openRecordings(folder)).toEqual({
      folder,
      range: { start: '2019-02-03', end: '2021-05-02' },
    });
  });

  it.each([
    [
      'a folder that is not there',
      'no/such/folder',
      /a folder that can be read, got .*no\/such\/folder \(ENOENT\)/,
    ],
    ['a file', __filename, /a folder that can be read, got .*open-recordings.test.ts \(ENOTDIR\)/],
  ])('refuses %s', async (_what, path, message) => {
    await expect(openRecordings(path)).rejects.toThrow(message);
  });

  it('refuses a folder without TCX files', async () => {
    write('a.fit', '');
    await expect(openRecordings(folder)).rejects.toThrow(/a folder with .tcx files, got .* without any/);
  });

  it('refuses a file that is no TCX, by its name and in one line', async () => {
    write('good.tcx', tcx('2021-05-02T07:00:00Z'));
    write('holiday.tcx', 'JPEG');
    const opening = openRecordings(folder);
    await expect(opening).rejects.toThrow(/TCX files that can be read, got .*holiday.tcx/);
    await expect(opening).rejects.toMatchObject({ code: 'USAGE' });
  });
});

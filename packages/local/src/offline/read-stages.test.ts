import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readStages } from './read-stages.ts';

describe('readStages', () => {
  let root: string;
  const write = (name: string, text: string) => writeFileSync(join(root, 'config/stages', name), text);
  const read = () => readStages({ root, serviceDirectory: join(root, 'services/one') });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stages-'));
    mkdirSync(join(root, 'config/stages'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('finds each file, its paths taken from the root', () => {
    write('default.yml', 'pace: production');
    write('local.yml', 'urls: ${env:URLS, file(../../config/urls.js):urls}');
    expect(read()).toEqual({
      default: { pace: 'production' },
      local: { urls: '${env:URLS, file(config/urls.js):urls}' },
    });
  });

  it('refuses a file without names', () => {
    write('local.yml', '- quick');
    expect(read).toThrow('Expected config/stages/local.yml to hold names and values');
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { packClient, type PackedClient } from './pack-client.ts';
import { OldAbortController, QUICK_TIMERS, runIn } from './run-in.ts';

const PACK_MS = 120_000;
const MAX_BYTES = 24 * 1024;

let packed: PackedClient;
beforeAll(() => {
  packed = packClient();
}, PACK_MS);
afterAll(() => packed.remove());

const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');

describe('the package that npm run client makes', () => {
  it('has no dependency of any kind, and what an app needs', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((name) => /dependencies/i.test(name))).toEqual([]);
    const files = readdirSync(packed.folder);
    expect(files).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'README.md', 'LICENSE']));
    expect(files.filter((name) => /\.tgz$|ask-api/.test(name))).toEqual([]);
    expect(readdirSync(join(packed.app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@syncwell',
    ]);
  });

  it('has every file that its README links to', () => {
    const links = Array.from(read('README.md').matchAll(/\]\(([\w./-]+\.\w+)\)/g), ([, link = '']) => link);
    expect(links).toEqual(['docs/openapi.yaml', 'docs/errors.md']);
    expect(links.filter((link) => !existsSync(join(packed.folder, link)))).toEqual([]);
  });

  it(`is one file of at most ${MAX_BYTES / 1024} KB that imports nothing`, () => {
    const code = read('index.js');
    expect(ts.preProcessFile(code, true, true).importedFiles).toEqual([]);
    expect(code).not.toMatch(/\bzod\b|require\(/);
    expect(Buffer.byteLength(code)).toBeLessThan(MAX_BYTES);
  });
});

/** What an app writes, and what it must not get away with. */
const APP = `
import { createSyncClient, nextPollMs, SyncApiError, type StatusView } from '@syncwell/client';
const client = createSyncClient({ baseUrl: 'https://api.test', token: async () => 'token' });
export async function main(draw: (view: StatusView) => void): Promise<number> {
  const started = await client.start({ source: 'fitbit', destination: 'strava', startDate: '2020-01-01', endDate: '2020-12-31' });
  const { view } = await client.follow(started, { onView: draw, signal: new AbortController().signal });
  const months: string = view.months;
  const reason: 'RATE_LIMITED' | 'PROVIDER_UNAVAILABLE' | 'APP_BLOCKED' | 'RECONNECT_REQUIRED' | undefined = view.waiting?.reason;
  // @ts-expect-error: no such status
  if (view.status === 'DONE') return 0;
  // @ts-expect-error: views cannot be changed
  view.percent = 100;
  // @ts-expect-error: a start needs both ends
  await client.start({ source: 'fitbit', destination: 'strava', startDate: '2020-01-01' });
  const { orchestrations } = await client.list({ status: 'FAILED' });
  const rows = (await client.chunks(orchestrations[0]?.orchestrationId ?? '')).chunks;
  try { await client.retry(view.orchestrationId, { chunks: [rows[0]?.index ?? 0] }); }
  catch (error) { if (error instanceof SyncApiError && error.reason === 'premium-required') throw error; }
  return months.length + (reason?.length ?? 0) + (nextPollMs({ data: started }) || 0);
}
`;

describe('its types', () => {
  it('say of each field what the API’s document says, once', () => {
    const types = read('api-types.d.ts');
    expect(types).toMatch(/\/\*\* How far a sync is\.[^]*export type StatusView/);
    expect(types).toMatch(/\/\*\* One letter per month, [^*]*\*\/\n +readonly months: string;/);
    expect(types).toMatch(/\/\*\* First day, inclusive\. \*\/\n +readonly startDate: string;/);
    expect(types).not.toMatch(/\*\/\s*\/\*\*/);
  });

  it.each([
    ['a bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
    ['Node', ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
  ])('stand alone in an app that is made for %s', (_, module, moduleResolution) => {
    const file = join(packed.app, 'app.mts');
    writeFileSync(file, APP);
    const program = ts.createProgram([file], {
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, types: [] },
      ...{
        target: ts.ScriptTarget.ES2020,
        lib: ['lib.es2020.d.ts', 'lib.dom.d.ts'],
        module,
        moduleResolution,
      },
    });
    const found = ts.getPreEmitDiagnostics(program);
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });
});

/** The API of a sync that is over at the second poll. */
function fetchOf(requests: string[]) {
  const views = ['..', '.C', 'CC'].map((months) => ({
    orchestrationId: 'orch-1',
    months,
    status: months === 'CC' ? 'COMPLETED' : 'IN_PROGRESS',
  }));
  return (url: string, { method }: { method: string }) => {
    requests.push(`${method} ${url}`);
    return Promise.resolve(new Response(JSON.stringify(views[requests.length - 1])));
  };
}

const SYNC = `
  const client = syncwell.createSyncClient({ baseUrl: 'https://api.test', token: 'token' });
  const seen = [];
  const onView = ({ months }) => seen.push(months);
  const { view } = await client.follow(await client.start({ source: 'a', destination: 'b' }), { onView });
  return [...seen, view.status].join();
`;

describe('on React Native, which has little of a browser, it', () => {
  const reactNative = { AbortController: OldAbortController, ...QUICK_TIMERS };

  it('starts and follows a sync', async () => {
    const requests: string[] = [];
    const end = await runIn({ ...reactNative, fetch: fetchOf(requests) }, read('index.js'), SYNC);
    expect(end).toBe('..,.C,CC,COMPLETED');
    const [start, ...polls] = requests;
    expect(start).toBe('POST https://api.test/orchestrations');
    expect(polls).toEqual(Array(2).fill('GET https://api.test/orchestrations/orch-1/status'));
  });

  it('ends with an AbortError when its screen closes', async () => {
    const script = SYNC.replace('{ onView }', '{ onView, signal: closing.signal }').replace(
      'seen.push(months)',
      '{ seen.push(months); closing.abort(); }',
    );
    const closing = 'const closing = new AbortController();';
    const requests: string[] = [];
    const fetch = fetchOf(requests);
    const running = runIn({ ...reactNative, fetch }, read('index.js'), `${closing}${script}`);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(1);
  });
});

describe('in a browser it', () => {
  it('calls fetch as a browser wants it', async () => {
    const answer = fetchOf([]);
    const browser = { AbortController, ...QUICK_TIMERS, answer };
    // It refuses any other receiver.
    const script = `
      globalThis.fetch = function (url, init) {
        'use strict';
        if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
        return answer(url, init);
      };
      ${SYNC}`;
    expect(await runIn(browser, read('index.js'), script)).toBe('..,.C,CC,COMPLETED');
  });
});

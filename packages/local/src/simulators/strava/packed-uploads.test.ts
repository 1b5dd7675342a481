import { gzipSync } from 'node:zlib';

import { stravaClient, tcxOf } from '../testing/strava-client.ts';
import { MAX_FILE_BYTES } from './unpack-file.ts';

const READY = 'Your activity is ready.';
const FAILED = 'There was an error processing your activity.';
const MALFORMED = 'The upload appears to be malformed and we are unable to process it.';
const TOO_LARGE = 'The file is too large: at most 25 MB, unpacked.';

const pack = (content: string | Uint8Array) => new Uint8Array(gzipSync(content));
const spaces = (bytes: number) => new Uint8Array(bytes).fill(0x20);
const packed = pack(tcxOf());
const PACKED = { data_type: 'tcx.gz' };

describe('packed uploads', () => {
  it('are kept unpacked, as the file that was packed', async () => {
    const client = stravaClient();
    const { status, activity_id: id } = await client.uploadAndPoll({ file: packed, fields: PACKED });
    expect(status).toBe(READY);
    expect(await (await client.admin('GET', `activities/${id}/tcx`)).text()).toBe(tcxOf());
  });

  it.each([
    ['something else, packed', pack('<gpx/>'), MALFORMED],
    ['nothing, packed', pack(''), 'The file is empty.'],
    ['nothing', '', 'The file is empty.'],
    ['a file that becomes too large', pack(spaces(MAX_FILE_BYTES + 1)), TOO_LARGE],
  ])('fail in the state of the upload: %s', async (_, file, error) => {
    const client = stravaClient();
    expect(await client.uploadAndPoll({ file, fields: PACKED })).toMatchObject({
      ...{ status: FAILED, error, activity_id: null },
    });
    expect(await client.adminRead('activities')).toEqual({ activities: [] });
    expect(await client.uploadAndPoll({ file: packed, fields: PACKED })).toMatchObject({ status: READY });
  });

  it.each([
    ['no gzip', 'plain'],
    ['a file that was never packed', tcxOf()],
    ['gzip that breaks off', packed.slice(0, -12)],
    ['gzip with a flaw', packed.map((byte, at) => (at === 40 ? byte ^ 0xff : byte))],
  ])('are refused at once, and not taken: %s', async (_, file) => {
    const client = stravaClient();
    const answer = await client.upload({ file, fields: PACKED });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        message: 'Bad Request',
        errors: [{ resource: 'upload', field: 'gzip', code: 'invalid encoding' }],
      },
    ]);
    expect(await client.adminRead('activities')).toEqual({ activities: [] });
  });

  it('may become as large as the limit', async () => {
    const answer = await stravaClient().uploadAndPoll({ file: pack(spaces(MAX_FILE_BYTES)), fields: PACKED });
    expect(answer.error).toBe('The file is empty.');
  });

  it('are not guessed: gzip that is said to be plain is malformed, and too large is too large', async () => {
    expect(await stravaClient().uploadAndPoll({ file: packed })).toMatchObject({ error: MALFORMED });
    const file = spaces(MAX_FILE_BYTES + 1);
    expect(await stravaClient().uploadAndPoll({ file })).toMatchObject({ error: TOO_LARGE });
  });

  it.each([
    ['dropped', 'gh-1', 'gh-1.tcx'],
    ['kept', 'gh-1', 'gh-1.tcx.gz'],
    ['dropped', 'gh-1.tcx.gz', 'gh-1.tcx'],
    ['kept', 'gh-1.tcx', 'gh-1.tcx.gz'],
  ] as const)('with .gz %s, give %s back as %s', async (gzExtension, given, external_id) => {
    const client = stravaClient();
    await client.admin('PATCH', 'settings', { gzExtension });
    const fields = { ...PACKED, external_id: given };
    expect(await client.uploadAndPoll({ file: packed, fields })).toMatchObject({ external_id });
    expect(await client.adminRead('activities')).toMatchObject({ activities: [{ externalId: external_id }] });
    expect((await client.uploadAndPoll({ file: packed, fields })).error).toMatch(
      `${external_id} duplicate of`,
    );
  });

  it('go by the name of the file without an external id', async () => {
    const upload = { file: packed, fields: { ...PACKED, external_id: '' }, fileName: 'my ride.tcx.gz' };
    expect(await stravaClient().uploadAndPoll(upload)).toMatchObject({ external_id: 'my ride.tcx' });
  });

  it('leave plain ones as they are', async () => {
    const client = stravaClient({}, { gzExtension: 'kept' });
    expect(await client.uploadAndPoll()).toMatchObject({ status: READY, external_id: 'gh-1.tcx' });
  });
});

import { gunzipSync } from 'node:zlib';

import { ProviderError } from '../errors.ts';
import type { WorkoutFile } from '../ports.ts';
import { createFakeEffects } from '../testing/fake-effects.ts';
import { createFakeFetch, json, type Reply, text } from '../testing/fake-fetch.ts';
import { createFakeSession } from '../testing/fake-session.ts';
import { createStravaDestination } from './create-strava-destination.ts';

const FILE: WorkoutFile = {
  externalId: 'fitbit-7',
  name: 'Röst & Run',
  sport: 'treadmill-run',
  tcx: '<x>ü</x>',
};
const PROCESSING = 'Your activity is still being processed.';
const FAILED = 'There was an error processing your activity.';

/** Gives the token once, then fails. */
function createOnce(token: string, error: Error) {
  let given = false;
  return () => {
    if (given) return Promise.reject(error);
    given = true;
    return Promise.resolve(token);
  };
}

function setUp(...replies: readonly Reply[]) {
  const { fetch, sent } = createFakeFetch(...replies);
  const effects = createFakeEffects(fetch);
  return { destination: createStravaDestination({ baseUrl: 'http://127.0.0.1:1/api/v3', effects }), sent };
}

describe('submitWorkout of the Strava destination', () => {
  it('hands the file in under its external id', async () => {
    const { destination, sent } = setUp(
      json(
        { id: 17612345001, id_str: '17612345001', error: null, status: PROCESSING, activity_id: null },
        { status: 201 },
      ),
    );
    expect(await destination.submitWorkout(FILE, createFakeSession('t'))).toEqual({
      uploadId: '17612345001',
      state: { kind: 'processing' },
    });
    expect(sent[0]).toMatchObject({ method: 'POST', token: 't' });
    expect(sent[0]?.url.pathname).toBe('/api/v3/uploads');
    const { file, ...fields } = Object.fromEntries(sent[0]?.form ?? []);
    expect(fields).toEqual({
      data_type: 'tcx.gz',
      external_id: 'fitbit-7',
      name: 'Röst & Run',
      sport_type: 'Run',
      trainer: '1',
    });
    expect(file).toMatchObject({ name: 'fitbit-7.tcx.gz', type: 'application/gzip' });
    expect(gunzipSync(await (file as File).arrayBuffer()).toString('utf8')).toBe('<x>ü</x>');
  });

  it('keeps every digit of an id that comes as a number only', async () => {
    const { destination } = setUp(text('{"id":90071992547409931234,"activity_id":null}', { status: 201 }));
    const submission = await destination.submitWorkout(FILE, createFakeSession());
    expect(submission).toMatchObject({ uploadId: '90071992547409931234' });
  });

  it.each([
    json({ status: PROCESSING }, { status: 201 }),
    text('{"id": 17', { status: 201 }),
    text('', { status: 500 }),
    new TypeError('fetch failed'),
  ])('calls it transient when the file may have been taken: %#', async (reply) => {
    const { destination, sent } = setUp(reply);
    await expect(destination.submitWorkout(FILE, createFakeSession())).rejects.toMatchObject({
      code: 'TRANSIENT',
    });
    expect(sent).toHaveLength(1);
  });

  const twin = 'fitbit-7.tcx duplicate of activity 8319190001';
  it.each([
    [201, { id: 17, status: FAILED, error: twin }, { kind: 'duplicate', activityId: '8319190001' }],
    [400, { id: 17, status: FAILED, error: twin }, { kind: 'duplicate', activityId: '8319190001' }],
    [
      201,
      { id: 17, status: 'Your activity is ready.', activity_id: 83191 },
      { kind: 'created', activityId: '83191' },
    ],
    [400, { status: FAILED, error: 'The file is empty.' }, { kind: 'rejected', reason: 'EMPTY_FILE' }],
  ])('reads the end of an upload that comes at once, as %i %j', async (status, upload, state) => {
    const { destination } = setUp(json(upload, { status }));
    expect(await destination.submitWorkout(FILE, createFakeSession())).toEqual({ state });
  });

  it.each([
    json(
      { message: 'Bad Request', errors: [{ resource: 'Upload', field: 'file', code: 'invalid' }] },
      { status: 400 },
    ),
    // A packed file that Strava could not unpack: stravalib, pull request 119.
    json(
      { message: 'Bad Request', errors: [{ resource: 'upload', field: 'gzip', code: 'invalid encoding' }] },
      { status: 400 },
    ),
    text('<html>', { status: 400 }),
    text('', { status: 404 }),
    text('', { status: 413 }),
    text('', { status: 422 }),
  ])('rejects the one file that is refused: %#', async (reply) => {
    const { destination } = setUp(reply);
    await expect(destination.submitWorkout(FILE, createFakeSession())).rejects.toMatchObject({
      code: 'ITEM_REJECTED',
      skipReason: 'REFUSED_BY_DESTINATION',
    });
  });

  it('rejects no file for what is wrong with all of them', async () => {
    const { destination } = setUp(text('', { status: 403 }));
    await expect(destination.submitWorkout(FILE, createFakeSession())).rejects.toMatchObject({
      code: 'SCOPE_MISSING',
    });
    const broken = { ...createFakeSession(), accessToken: () => Promise.reject(new Error('no consent')) };
    await expect(destination.submitWorkout(FILE, broken)).rejects.toThrow('no consent');
  });

  it('rejects no file because the token endpoint said 400', async () => {
    const { destination } = setUp(text('', { status: 401 }));
    const gone = new ProviderError('AUTH_REVOKED', 'gone', { provider: 'strava', httpStatus: 400 });
    const session = { ...createFakeSession(), accessToken: createOnce('t', gone) };
    await expect(destination.submitWorkout(FILE, session)).rejects.toBe(gone);
  });
});

describe('readSubmission of the Strava destination', () => {
  async function stateOf(upload: object) {
    const { destination, sent } = setUp(
      json({ id: 17, id_str: '17', error: null, activity_id: null, ...upload }),
    );
    const state = await destination.readSubmission('17', createFakeSession());
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/api/v3/uploads/17']);
    return state;
  }

  it.each([
    [{ status: PROCESSING }, { kind: 'processing' }],
    [{ status: 'Some new wording.' }, { kind: 'processing' }],
    [
      { status: 'Your activity is ready.', activity_id: 8319190001 },
      { kind: 'created', activityId: '8319190001' },
    ],
    [
      { status: FAILED, error: 'Time information is missing from file.' },
      { kind: 'rejected', reason: 'FILE_WITHOUT_TIMES' },
    ],
    [
      { status: FAILED, error: 'The upload appears to be malformed and we are unable to process it.' },
      { kind: 'rejected', reason: 'MALFORMED_FILE' },
    ],
    [
      { status: FAILED, error: 'Something new.' },
      { kind: 'rejected', reason: 'REJECTED_BY_DESTINATION' },
    ],
    [{ status: FAILED }, { kind: 'rejected', reason: 'REJECTED_BY_DESTINATION' }],
    [
      { status: 'The created activity has been deleted.' },
      { kind: 'rejected', reason: 'DELETED_AT_DESTINATION' },
    ],
  ])('reads %j', async (upload, state) => {
    expect(await stateOf(upload)).toEqual(state);
  });

  it.each([
    ['gh-7301234567890.tcx duplicate of activity 8319190001', null, '8319190001'],
    ['gh-7301234567890.tcx.gz duplicate of activity 8319190001', null, '8319190001'],
    ['fitbit-1.tcx Duplicate Of activity 8319190001', null, '8319190001'],
    ["x.tcx duplicate of <a href='/activities/8319190001' target='_1'>Run 2</a>", null, '8319190001'],
    ['x.tcx duplicate of activity', 8319190002, '8319190002'],
    ['x.tcx duplicate of another activity', null, undefined],
  ])('reads "%s" as a duplicate', async (error, activityId, expected) => {
    expect(await stateOf({ status: FAILED, error, activity_id: activityId })).toEqual({
      kind: 'duplicate',
      activityId: expected,
    });
  });

  it('knows that an upload is gone', async () => {
    const { destination } = setUp(text('', { status: 404 }));
    expect(await destination.readSubmission('17', createFakeSession())).toEqual({ kind: 'unknown' });
  });
});

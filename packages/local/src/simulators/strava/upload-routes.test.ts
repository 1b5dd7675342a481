import { stravaClient, tcxOf, type UploadAnswer } from '../testing/strava-client.ts';

const PROCESSING = 'Your activity is still being processed.';
const READY = 'Your activity is ready.';
const FAILED = 'There was an error processing your activity.';

describe('uploading', () => {
  it('takes the file with 201 and tells nothing of it yet', async () => {
    const response = await stravaClient().upload();
    const body = (await response.json()) as UploadAnswer;
    expect(response.status).toBe(201);
    expect(body).toMatchObject({ external_id: null, error: null, status: PROCESSING, activity_id: null });
    expect(body.id).toBeGreaterThan(2 ** 32);
    expect(body.id_str).toBe(String(body.id));
  });

  it('is ready after so many polls, the external id with its extension', async () => {
    const client = stravaClient({}, { processing: { polls: 2, ms: 60_000 } });
    const { id } = (await (await client.upload()).json()) as UploadAnswer;
    const states = [await client.poll(id), await client.poll(id), await client.poll(id)];
    expect(states.map(({ status }) => status)).toEqual([PROCESSING, PROCESSING, READY]);
    expect(states[2]).toMatchObject({ external_id: 'gh-1.tcx', activity_id: 8_319_190_001 });
  });

  it('is ready after its time without any poll, and is not listed before', async () => {
    const client = stravaClient({}, { processing: { polls: 5, ms: 3_000 } });
    await client.upload();
    const listed = () => client.read<unknown[]>('/api/v3/athlete/activities');
    expect(await listed()).toEqual([]);
    await client.admin('POST', 'clock/advance', { ms: 3_000 });
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    ['an empty file', '', 'The file is empty.'],
    ['no trackpoints', tcxOf().replace(/<Trackpoint>.*<\/Trackpoint>/, ''), 'The file is empty.'],
    [
      'XML that is cut off',
      tcxOf().slice(0, -30),
      'The upload appears to be malformed and we are unable to process it.',
    ],
    ['another kind of XML', '<gpx/>', 'The upload appears to be malformed and we are unable to process it.'],
    [
      'a trackpoint without time',
      tcxOf().replace(/<Time>[^<]*<\/Time>/, ''),
      'Time information is missing from file.',
    ],
  ])('fails in the state of the upload, not by HTTP status: %s', async (_, file, error) => {
    const client = stravaClient();
    expect(await client.uploadAndPoll({ file })).toMatchObject({ status: FAILED, error, activity_id: null });
    expect(await client.read('/api/v3/athlete/activities')).toEqual([]);
  });

  it('goes by the name of the file without an external id', async () => {
    const fields = { external_id: '' };
    expect(await stravaClient().uploadAndPoll({ fields, fileName: 'my ride.tcx' })).toMatchObject({
      external_id: 'my ride.tcx',
    });
  });

  it.each([
    [{ file: undefined }, { resource: 'Upload', field: 'file', code: 'missing' }],
    [{ fields: { data_type: 'doc' } }, { resource: 'Upload', field: 'data_type', code: 'invalid' }],
  ])('refuses the form %p', async (given, flaw) => {
    const response = await stravaClient().upload(given);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'Bad Request', errors: [flaw] });
  });

  it('shows an upload to its athlete only', async () => {
    const users = ['1', '2'].map((n) => ({ userId: `u${n}`, accessToken: `t${n}` }));
    const client = stravaClient({}, { users });
    const { id } = (await (await client.upload({ token: 't2' })).json()) as UploadAnswer;
    expect((await client.send(`/api/v3/uploads/${id}`)).status).toBe(404);
  });
});

describe('duplicates', () => {
  const other = tcxOf('2024-03-03T06:15:30Z');

  it('answers a second upload of an external id with the first activity', async () => {
    const client = stravaClient();
    const first = await client.uploadAndPoll();
    const error = `gh-1.tcx duplicate of activity ${first.activity_id}`;
    expect(await client.uploadAndPoll({ file: other })).toMatchObject({
      status: FAILED,
      error,
      activity_id: null,
    });
  });

  it('answers a second upload of a start time with the first activity', async () => {
    const client = stravaClient();
    const first = await client.uploadAndPoll();
    const error = `gh-2.tcx duplicate of activity ${first.activity_id}`;
    expect(await client.uploadAndPoll({ fields: { external_id: 'gh-2' } })).toMatchObject({ error });
  });

  it.each([
    ['the external id alone', { externalId: true, startTime: false }, [FAILED, READY]],
    ['the start time alone', { externalId: false, startTime: true }, [READY, FAILED]],
    ['neither', { externalId: false, startTime: false }, [READY, READY]],
  ])('can be told to go by %s', async (_, duplicates, statuses) => {
    const client = stravaClient({}, { duplicates });
    await client.uploadAndPoll();
    const sameId = await client.uploadAndPoll({ file: other });
    const sameStart = await client.uploadAndPoll({ fields: { external_id: 'gh-2' } });
    expect([sameId.status, sameStart.status]).toEqual(statuses);
  });

  it('does not count a file that failed, nor what another athlete uploaded', async () => {
    const users = ['1', '2'].map((n) => ({ userId: `u${n}`, accessToken: `t${n}` }));
    const client = stravaClient({}, { users });
    await client.upload({ token: 't2' });
    await client.uploadAndPoll({ file: '' });
    expect(await client.uploadAndPoll()).toMatchObject({ status: READY });
  });
});

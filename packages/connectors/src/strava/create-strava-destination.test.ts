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
    });
    expect(sent[0]).toMatchObject({ method: 'POST', token: 't' });
    expect(sent[0]?.url.pathname).toBe('/api/v3/uploads');
    const { file, ...fields } = Object.fromEntries(sent[0]?.form ?? []);
    expect(fields).toEqual({
      data_type: 'tcx',
      external_id: 'fitbit-7',
      name: 'Röst & Run',
      sport_type: 'Run',
      trainer: '1',
    });
    expect(file).toMatchObject({ name: 'fitbit-7.tcx' });
    expect(await (file as File).text()).toBe('<x>ü</x>');
  });

  it('keeps every digit of an id that comes as a number only', async () => {
    const { destination } = setUp(text('{"id":90071992547409931234,"activity_id":null}', { status: 201 }));
    const submission = await destination.submitWorkout(FILE, createFakeSession());
    expect(submission.uploadId).toBe('90071992547409931234');
  });

  it.each([json({ status: PROCESSING }, { status: 201 }), text('{"id": 17', { status: 201 })])(
    'calls an answer without an id transient: %#',
    async (reply) => {
      const { destination, sent } = setUp(reply);
      await expect(destination.submitWorkout(FILE, createFakeSession())).rejects.toMatchObject({
        code: 'TRANSIENT',
      });
      expect(sent).toHaveLength(1);
    },
  );
});

describe('readSubmission of the Strava destination', () => {
  async function stateOf(upload: object) {
    const { destination, sent } = setUp(
      json({ id: 17, id_str: '17', error: null, activity_id: null, ...upload }),
    );
    const state = await destination.readSubmission({ uploadId: '17' }, createFakeSession());
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
      { kind: 'rejected', reason: 'Time information is missing from file.' },
    ],
    [{ status: FAILED }, { kind: 'rejected', reason: FAILED }],
    [
      { status: FAILED, error: 'x'.repeat(500) },
      { kind: 'rejected', reason: 'x'.repeat(200) },
    ],
    [
      { status: 'The created activity has been deleted.' },
      { kind: 'rejected', reason: 'The created activity has been deleted.' },
    ],
  ])('reads %j', async (upload, state) => {
    expect(await stateOf(upload)).toEqual(state);
  });

  it.each([
    ['gh-7301234567890.tcx duplicate of activity 8319190001', null, '8319190001'],
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
});

import { describeActivity } from './describe-activity.ts';
import { makeStatusView } from './make-status-view.ts';

const now = new Date('2026-01-01T06:02:30Z');
const RATE = { monthsPerSecond: 2, workoutsPerSecond: 17.25 };
const RUNNING = makeStatusView({ totalChunks: 48, completedChunks: 12, inFlightChunks: 4 });

describe('describeActivity', () => {
  it('tells speed and time left, as measured here', () => {
    expect(describeActivity(RUNNING, { rate: RATE, now })).toBe('17.3 workouts/s, about 0:18 left');
    const eta = { at: '2026-01-01T06:03:00.000Z', basis: 'PACE', reason: 'The pace so far' } as const;
    expect(describeActivity({ ...RUNNING, eta }, { rate: RATE, now })).toContain('about 0:18 left');
  });

  it('tells the end that the provider allows, and that it is the provider', () => {
    const eta = {
      at: '2026-01-03T00:15:00.000Z',
      basis: 'PROVIDER_LIMIT',
      reason: 'The limits of Strava, shared by all users',
    } as const;
    expect(describeActivity({ ...RUNNING, eta }, { rate: RATE, now })).toBe(
      '17.3 workouts/s, done about 2026-01-03 00:15 UTC (the limits of Strava, shared by all users)',
    );
  });

  it('tells what runs, and why the end is not known', () => {
    const view = makeStatusView({ inFlightChunks: 1 });
    const text = '1 month running, time left: known once the first month is copied';
    expect(describeActivity(view, { rate: undefined, now })).toBe(text);
    const still = { monthsPerSecond: 0, workoutsPerSecond: 0 };
    expect(describeActivity(view, { rate: still, now })).toBe(text);
  });

  it('tells how a pause goes', () => {
    const draining = makeStatusView({ status: 'PAUSED', inFlightChunks: 2 });
    expect(describeActivity(draining, { rate: RATE, now })).toBe('pausing: 2 months still running');
    expect(describeActivity(makeStatusView({ status: 'PAUSED' }), { rate: RATE, now })).toBe('paused');
  });

  it('tells why it waits, until when, and when it will have ended', () => {
    const text = "Strava's daily limit: resumes 00:00 UTC";
    const waiting = { reason: 'RATE_LIMITED', until: '2026-01-02T00:00:00.000Z', text } as const;
    expect(describeActivity({ ...RUNNING, waiting }, { rate: RATE, now })).toBe(`${text} (in 17:57:30)`);
    const eta = { at: '2026-01-02T04:45:00.000Z', basis: 'PROVIDER_LIMIT', reason: text } as const;
    expect(describeActivity({ ...RUNNING, waiting, eta }, { rate: RATE, now })).toBe(
      `${text} (in 17:57:30). Done about 2026-01-02 04:45 UTC`,
    );
  });

  it('counts down to zero at most', () => {
    const text = 'Strava does not answer: next try 06:00 UTC';
    const waiting = { reason: 'PROVIDER_UNAVAILABLE', until: '2026-01-01T06:00:00.000Z', text } as const;
    expect(describeActivity({ ...RUNNING, waiting }, { rate: RATE, now })).toBe(text);
  });

  it('names no time when only the user can end the wait', () => {
    const text = 'Fitbit needs your consent again: connect it and resume';
    const view = makeStatusView({ status: 'PAUSED', waiting: { reason: 'RECONNECT_REQUIRED', text } });
    expect(describeActivity(view, { rate: RATE, now })).toBe(text);
  });
});

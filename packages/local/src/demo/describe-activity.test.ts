import { describeActivity } from './describe-activity.ts';
import { makeStatusView } from './make-status-view.ts';

const now = new Date('2026-01-01T06:02:30Z');
const RATE = { monthsPerSecond: 2, workoutsPerSecond: 17.25 };

describe('describeActivity', () => {
  it('tells speed and time left', () => {
    const view = makeStatusView({ totalChunks: 48, completedChunks: 12, inFlightChunks: 4 });
    expect(describeActivity(view, { rate: RATE, now })).toBe('17.3 workouts/s, about 0:18 left');
  });

  it('tells what runs while the speed is not known, or nothing was finished lately', () => {
    const view = makeStatusView({ inFlightChunks: 1 });
    expect(describeActivity(view, { rate: undefined, now })).toBe('1 month running');
    const still = { monthsPerSecond: 0, workoutsPerSecond: 0 };
    expect(describeActivity(view, { rate: still, now })).toBe('1 month running');
  });

  it('tells how a pause goes', () => {
    const draining = makeStatusView({ status: 'PAUSED', inFlightChunks: 2 });
    expect(describeActivity(draining, { rate: RATE, now })).toBe('pausing: 2 months still running');
    expect(describeActivity(makeStatusView({ status: 'PAUSED' }), { rate: RATE, now })).toBe('paused');
  });

  it.each([
    ['RATE_LIMITED', 'waiting: the request limit of Strava is used up, goes on at 06:15 UTC (in 12:30)'],
    ['PROVIDER_UNAVAILABLE', 'waiting: Strava does not answer as it should, goes on at 06:15 UTC (in 12:30)'],
    ['SOMETHING_NEW', 'waiting: SOMETHING_NEW, goes on at 06:15 UTC (in 12:30)'],
  ])('tells why it waits and until when: %s', (reason, text) => {
    const waiting = { reason, provider: 'strava', until: '2026-01-01T06:15:00.000Z' };
    expect(describeActivity(makeStatusView({ waiting }), { rate: RATE, now })).toBe(text);
  });

  it('counts down to zero at most', () => {
    const waiting = { reason: 'APP_BLOCKED', until: '2026-01-01T06:00:00.000Z' };
    expect(describeActivity(makeStatusView({ waiting }), { rate: RATE, now })).toBe(
      'waiting: a provider refuses this application for now, goes on at 06:00 UTC',
    );
  });

  it('names no time when only the user can end the wait', () => {
    const view = makeStatusView({
      status: 'PAUSED',
      waiting: { reason: 'RECONNECT_REQUIRED', provider: 'fitbit' },
    });
    expect(describeActivity(view, { rate: RATE, now })).toBe(
      'waiting: Fitbit (Google Health) must be connected again',
    );
  });
});

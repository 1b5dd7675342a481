import { titleOf, waitingText } from './waiting-text.ts';

const until = '2024-06-16T00:00:01.000Z';

describe('waitingText', () => {
  it.each([
    [
      { reason: 'RATE_LIMITED', provider: 'strava', until, limit: 'DAILY' },
      "Strava's daily limit: resumes 00:00 UTC",
    ],
    [
      { reason: 'RATE_LIMITED', provider: 'strava', until: '2024-06-15T12:15:01.000Z', limit: 'SHORT_TERM' },
      "Strava's short-term limit: resumes 12:15 UTC",
    ],
    [{ reason: 'RATE_LIMITED', provider: 'fitbit', until }, "Fitbit's request limit: resumes 00:00 UTC"],
    [{ reason: 'RATE_LIMITED' }, "The provider's request limit"],
    [
      { reason: 'PROVIDER_UNAVAILABLE', provider: 'strava', until },
      'Strava does not answer: next try 00:00 UTC',
    ],
    [
      { reason: 'APP_BLOCKED', provider: 'strava', until },
      'Strava does not accept this application for now: next try 00:00 UTC',
    ],
    [
      { reason: 'RECONNECT_REQUIRED', provider: 'strava' },
      'Strava needs your consent again: connect it and resume',
    ],
  ] as const)('says %j in words', (waiting, text) => {
    expect(waitingText(waiting, titleOf)).toBe(text);
  });
});

describe('titleOf', () => {
  it('writes names large', () => {
    expect(['strava', 'health-connect'].map(titleOf)).toEqual(['Strava', 'Health Connect']);
  });
});

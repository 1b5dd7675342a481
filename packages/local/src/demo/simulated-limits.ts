/**
 * Requests that the simulated providers allow here. Their real limits for a new application (Strava 100 reads in 15
 * minutes, Google Health 300 requests a minute for one user) would make the demo a matter of hours, as they would for
 * real; a large application is granted more on request.
 */
export const SIMULATED_LIMITS = {
  /** One user's at Google Health, per minute. */
  googleHealthPerMinute: 12_000,
  /** The whole application's at Strava. */
  strava: {
    overall: { quarterHour: 60_000, day: 600_000 },
    read: { quarterHour: 30_000, day: 300_000 },
  },
} as const;

/** The limits for a person to read. */
export function describeLimits({ googleHealthPerMinute, strava }: typeof SIMULATED_LIMITS): string[] {
  const perWindow = ({ quarterHour, day }: { quarterHour: number; day: number }) =>
    `${thousands(quarterHour)} in 15 minutes, ${thousands(day)} a day`;
  return [
    '  Simulated providers, with the request limits of a large application:',
    `    Google Health  ${thousands(googleHealthPerMinute)} a minute for one user`,
    `    Strava         ${perWindow(strava.overall)}; of these reads`,
    `                   ${perWindow(strava.read)}`,
  ];
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}

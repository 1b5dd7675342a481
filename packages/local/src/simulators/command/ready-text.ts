import { type SimulatorUrls, toProviderUrls } from '../provider-urls.ts';

/** Who is there from the start. */
export const READY_USER = {
  userId: 'ann',
  google: { accessToken: 'google-token-of-ann', refreshToken: 'google-refresh-of-ann' },
  strava: { accessToken: 'strava-token-of-ann', refreshToken: 'strava-refresh-of-ann' },
} as const;

/** Has consented to nothing yet. */
export const NEW_USER = 'ben';

interface Ready {
  readonly urls: SimulatorUrls;
  readonly workouts: number;
  readonly client: { readonly id: string; readonly secret: string };
}

/** What is printed once both answer. */
export function readyText({ urls, workouts, client }: Ready): string {
  const { fitbit, strava } = toProviderUrls(urls);
  const rows = [
    ['Google Health API', fitbit.api],
    ['  token', READY_USER.google.accessToken],
    ['  refresh token', READY_USER.google.refreshToken],
    ['  consent', fitbit.authorize],
    ['  token endpoint', fitbit.token],
    ['  revoke', fitbit.revoke],
    ['  admin', `${urls.googleHealth}/_admin`],
    ['Strava API', strava.api],
    ['  token', READY_USER.strava.accessToken],
    ['  refresh token', READY_USER.strava.refreshToken],
    ['  consent', strava.authorize],
    ['  token endpoint', strava.token],
    ['  revoke', strava.revoke],
    ['  admin', `${urls.strava}/_admin`],
    ['Both', ''],
    ['  client', `${client.id}, secret ${client.secret}`],
    ['  users', `${READY_USER.userId} (${workouts} workouts), ${NEW_USER} (has not consented yet)`],
  ];
  return [
    'Two simulated providers are ready, on this machine only. Ctrl-C ends them.',
    '',
    ...rows.map(([name = '', value = '']) => `${name.padEnd(20)}${value}`.trimEnd()),
    '',
    'Try:',
    `curl -H 'Authorization: Bearer ${READY_USER.google.accessToken}' '${fitbit.api}/users/me/dataTypes/exercise/dataPoints?pageSize=1'`,
    `curl -H 'Authorization: Bearer ${READY_USER.strava.accessToken}' '${strava.api}/athlete/activities'`,
    '',
    'Everything that can be asked of them: packages/local/src/simulators/README.md',
    '',
  ].join('\n');
}

import type { LocalSystem } from '../local-system.ts';

/** What a person needs to look around in a system that is left up. `token` is the demo user's. */
export function keepText(system: LocalSystem, orchestrationId: string, token: string): string[] {
  const { apiUrl, simulatorUrls, logFile } = system;
  const auth = `-H 'Authorization: Bearer ${token}'`;
  return [
    `  API            ${apiUrl}`,
    `  Google Health  ${simulatorUrls.googleHealth}/_admin/workouts`,
    `  Strava         ${simulatorUrls.strava}/_admin/activities`,
    `  Log            ${logFile}`,
    '',
    `  curl -i ${auth} ${apiUrl}/orchestrations/${orchestrationId}/status`,
    '',
    '  Everything stays up until Ctrl-C; then all of it is gone, the data too.',
  ];
}

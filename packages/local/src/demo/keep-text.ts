import type { DateRange } from '@syncwell/core/domain/date-range';

import type { LocalSystem } from '../local-system.ts';
import { DESTINATION, SOURCE } from './route.ts';

/**
 * What a person needs to look around in a system that is left up: where things are, and lines to paste into a shell. A
 * new sync of `range` makes something to pause. `token` is the demo user's.
 */
export function keepText(
  system: Pick<LocalSystem, 'apiUrl' | 'simulatorUrls' | 'logFile'>,
  { orchestrationId, token, range }: { orchestrationId: string; token: string; range: DateRange },
): string[] {
  const { apiUrl, simulatorUrls, logFile } = system;
  const request = { source: SOURCE, destination: DESTINATION, startDate: range.start, endDate: range.end };
  const body = `-d '${JSON.stringify(request)}'`;
  const command = (name: string) => `curl -s -X POST -H "$AUTH" $API/orchestrations/$ID/${name}`;
  return [
    '  Everything stays up until Ctrl-C; then all of it ends, and the data is gone.',
    '',
    `  Google Health  ${simulatorUrls.googleHealth}/_admin/workouts`,
    `  Strava         ${simulatorUrls.strava}/_admin/activities`,
    `  Log            ${logFile}`,
    '',
    '  To paste into another shell; first where and who:',
    '',
    `API=${apiUrl}`,
    `TOKEN=${token}`,
    `ID=${orchestrationId}`,
    'AUTH="Authorization: Bearer $TOKEN"',
    '',
    '  then any of these: status, months, all syncs; the plan of a new sync, that sync, and what can be done with it',
    '',
    'curl -s -H "$AUTH" $API/orchestrations/$ID/status',
    'curl -s -H "$AUTH" $API/orchestrations/$ID/chunks',
    'curl -s -H "$AUTH" $API/orchestrations',
    `curl -s -X POST -H "$AUTH" $API/orchestrations/plan ${body}`,
    // With headers: when a sync is active already, its id stands in `Location` alone.
    `ID=$(curl -si -X POST -H "$AUTH" $API/orchestrations ${body} | grep -o 'orch-[0-9a-f-]*' | head -n 1)`,
    ...['pause', 'resume', 'cancel', 'retry'].map(command),
    '',
    '  or eight lines of JavaScript, with the client for apps: packages/client/README.md',
    '',
  ];
}

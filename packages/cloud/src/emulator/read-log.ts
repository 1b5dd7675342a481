import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';

import type { CloudClients } from './cloud-clients.ts';

/** What a function has printed since `since`, line by line. */
export async function readLog(
  { logs }: CloudClients,
  functionName: string,
  since: Date,
): Promise<readonly string[]> {
  const logGroupName = `/aws/lambda/${functionName}`;
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.send(
      new FilterLogEventsCommand({ logGroupName, startTime: since.getTime(), nextToken }),
    );
    lines.push(...(page.events ?? []).map(({ message = '' }) => message));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return lines;
}

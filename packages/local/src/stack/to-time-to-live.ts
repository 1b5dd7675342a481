import type { UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const timeToLive = z.object({
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string(), Enabled: z.stringbool().or(z.boolean()) })
    .optional(),
});

/** UpdateTimeToLive input for a table's resolved `Properties`; undefined when nothing in it expires. @throws ZodError */
export function toTimeToLive(
  tableName: string,
  properties: unknown,
): UpdateTimeToLiveCommandInput | undefined {
  const { TimeToLiveSpecification } = timeToLive.parse(properties);
  if (TimeToLiveSpecification?.Enabled !== true) return undefined;
  return { TableName: tableName, TimeToLiveSpecification };
}

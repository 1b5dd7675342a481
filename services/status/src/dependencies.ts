import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger, type Logger } from '@syncwell/core/lambda/logger';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import type { Clock } from '@syncwell/core/ports';
import { readOwned } from '@syncwell/core/store/run-command';
import * as z from 'zod';

export interface StatusDependencies {
  /** The caller's own record, strongly consistent; undefined when it is absent or another's. */
  readonly readOwned: (ids: {
    orchestrationId: string;
    userId: string;
  }) => Promise<Orchestration | undefined>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const getDependencies = lazy((): StatusDependencies => {
  const config = readConfig({ ORCHESTRATION_TABLE: z.string() });
  const table = createDynamoRecordTable({
    client: createDynamoDbClient(),
    tableName: config.ORCHESTRATION_TABLE,
  });
  return {
    readOwned: (ids) => readOwned({ table }, ids),
    clock: systemClock,
    logger: createLogger({ service: 'status' }),
  };
});

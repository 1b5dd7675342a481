import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoUserList } from '@syncwell/core/aws/dynamo-user-list';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import * as z from 'zod';

import { commandConfig } from './dependencies.ts';
import type { StartLimitDependencies } from './refuse-too-many-starts.ts';
import { getRestartingDependencies, type RestartingDependencies } from './restart-dependencies.ts';

/** What a start works with. The repeat of one that was refused is a retry of its record. */
export type StartDependencies = RestartingDependencies & StartLimitDependencies;

const startConfig = {
  PACE: commandConfig.PACE,
  ORCHESTRATION_TABLE: commandConfig.ORCHESTRATION_TABLE,
  STARTS_PER_DAY: z.coerce.number().int().positive(),
};

export const getStartDependencies = lazy((): StartDependencies => {
  const config = readConfig(startConfig);
  const dependencies = getRestartingDependencies();
  return {
    ...dependencies,
    list: createDynamoUserList({
      client: createDynamoDbClient({ timeouts: callTimeouts(config.PACE) }),
      tableName: config.ORCHESTRATION_TABLE,
      sleep: (ms) => dependencies.clock.sleep(ms),
    }),
    startsPerDay: config.STARTS_PER_DAY,
  };
});

import { findProvider } from '@syncwell/connectors/catalog';
import { createBudgetReader } from '@syncwell/core/aws/budget-table';
import { callTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoUserList } from '@syncwell/core/aws/dynamo-user-list';
import { createBudgetLook } from '@syncwell/core/budget/create-budget-look';
import { titleOf } from '@syncwell/core/domain/waiting-text';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger } from '@syncwell/core/lambda/logger';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import * as z from 'zod';

import { commandConfig, PROVIDER_NAMES } from './dependencies.ts';
import type { PlanDependencies } from './planning/plan-start.ts';

const planConfig = {
  SERVICE: commandConfig.SERVICE,
  PACE: commandConfig.PACE,
  ORCHESTRATION_TABLE: commandConfig.ORCHESTRATION_TABLE,
  BUDGET_TABLE: z.string(),
  PROVIDER_WINDOW_SCALE: z.coerce.number().positive(),
};

export const getPlanDependencies = lazy((): PlanDependencies => {
  const config = readConfig(planConfig);
  const client = createDynamoDbClient({ timeouts: callTimeouts(config.PACE) });
  const sleep = (ms: number) => systemClock.sleep(ms);
  return {
    list: createDynamoUserList({ client, tableName: config.ORCHESTRATION_TABLE, sleep }),
    readBudget: createBudgetLook({
      table: createBudgetReader({ client, tableName: config.BUDGET_TABLE }),
      limitsOf: (provider) => findProvider(provider)?.appLimits,
      windowScale: config.PROVIDER_WINDOW_SCALE,
    }),
    displayName: (provider) => findProvider(provider)?.displayName ?? titleOf(provider),
    providers: PROVIDER_NAMES,
    clock: systemClock,
    logger: createLogger({ service: config.SERVICE }),
  };
});

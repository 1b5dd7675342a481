import { findProvider } from '@syncwell/connectors/catalog';
import { createBudgetReader } from '@syncwell/core/aws/budget-table';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { createDynamoUserList } from '@syncwell/core/aws/dynamo-user-list';
import { createBudgetLook } from '@syncwell/core/budget/create-budget-look';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { type DisplayName, titleOf } from '@syncwell/core/domain/waiting-text';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger, type Logger } from '@syncwell/core/lambda/logger';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import type { Clock } from '@syncwell/core/ports';
import { readOwned } from '@syncwell/core/store/run-command';
import * as z from 'zod';

import type { ListDependencies } from './list-orchestrations.ts';
import type { RouteFactsDependencies } from './read-route-facts.ts';

/** What a view of one record works with. */
export interface RecordDependencies {
  /** The caller's own record, strongly consistent; undefined when it is absent or another's. */
  readonly readOwned: (ids: {
    orchestrationId: string;
    userId: string;
  }) => Promise<Orchestration | undefined>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface StatusDependencies extends RecordDependencies, RouteFactsDependencies {}

const recordConfig = { SERVICE: z.string(), ORCHESTRATION_TABLE: z.string() };
const statusConfig = {
  ...recordConfig,
  BUDGET_TABLE: z.string(),
  PROVIDER_WINDOW_SCALE: z.coerce.number().positive(),
};

/** One pool of connections for all that a function asks. */
const getClient = lazy(() => createDynamoDbClient());

const displayName: DisplayName = (provider) => findProvider(provider)?.displayName ?? titleOf(provider);

export const getRecordDependencies = lazy((): RecordDependencies => {
  const { SERVICE: service, ORCHESTRATION_TABLE: tableName } = readConfig(recordConfig);
  const table = createDynamoRecordTable({ client: getClient(), tableName });
  return {
    readOwned: (ids) => readOwned({ table }, ids),
    clock: systemClock,
    logger: createLogger({ service }),
  };
});

export const getListDependencies = lazy((): ListDependencies => {
  const { SERVICE: service, ORCHESTRATION_TABLE: tableName } = readConfig(recordConfig);
  const sleep = (ms: number) => systemClock.sleep(ms);
  return {
    list: createDynamoUserList({ client: getClient(), tableName, sleep }),
    displayName,
    logger: createLogger({ service }),
  };
});

export const getDependencies = lazy((): StatusDependencies => {
  const config = readConfig(statusConfig);
  return {
    ...getRecordDependencies(),
    readBudget: createBudgetLook({
      table: createBudgetReader({ client: getClient(), tableName: config.BUDGET_TABLE }),
      limitsOf: (provider) => findProvider(provider)?.appLimits,
      windowScale: config.PROVIDER_WINDOW_SCALE,
    }),
    displayName,
  };
});

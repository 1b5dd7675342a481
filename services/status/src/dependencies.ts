import { findProvider } from '@syncwell/connectors/catalog';
import { createBudgetReader } from '@syncwell/core/aws/budget-table';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { toBudgetState } from '@syncwell/core/domain/budget/budget-state';
import { windowLengths } from '@syncwell/core/domain/budget/windows';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { titleOf } from '@syncwell/core/domain/waiting-text';
import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import { createLogger } from '@syncwell/core/lambda/logger';
import { systemClock } from '@syncwell/core/lambda/system-clock';
import type { Clock } from '@syncwell/core/ports';
import { readOwned } from '@syncwell/core/store/run-command';
import * as z from 'zod';

import type { RouteFactsDependencies } from './read-route-facts.ts';

export interface StatusDependencies extends RouteFactsDependencies {
  /** The caller's own record, strongly consistent; undefined when it is absent or another's. */
  readonly readOwned: (ids: {
    orchestrationId: string;
    userId: string;
  }) => Promise<Orchestration | undefined>;
  readonly clock: Clock;
}

const statusConfig = {
  ORCHESTRATION_TABLE: z.string(),
  BUDGET_TABLE: z.string(),
  PROVIDER_WINDOW_SCALE: z.coerce.number().positive(),
};

export const getDependencies = lazy((): StatusDependencies => {
  const config = readConfig(statusConfig);
  const client = createDynamoDbClient();
  const table = createDynamoRecordTable({ client, tableName: config.ORCHESTRATION_TABLE });
  const budgets = createBudgetReader({ client, tableName: config.BUDGET_TABLE });
  return {
    readOwned: (ids) => readOwned({ table }, ids),
    readBudget: async (provider) => {
      const limits = findProvider(provider)?.appLimits;
      if (limits === undefined) return undefined;
      const lengths = windowLengths(limits.shortWindowMs, config.PROVIDER_WINDOW_SCALE);
      const state = toBudgetState(await budgets.read(provider));
      return { rules: { lengths, initial: limits.initial }, state, heard: new Map() };
    },
    displayName: (provider) => findProvider(provider)?.displayName ?? titleOf(provider),
    clock: systemClock,
    logger: createLogger({ service: 'status' }),
  };
});

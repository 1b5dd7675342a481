import type { RegistryOptions } from '@syncwell/connectors/registry';
import { createBudgetTable } from '@syncwell/core/aws/budget-table';
import type { CallTimeouts } from '@syncwell/core/aws/call-timeouts';
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { type BudgetUnits, countBudgetUnits } from '@syncwell/core/budget-units';
import { createCallBudgets } from '@syncwell/core/budget/create-call-budgets';
import { createCircuits } from '@syncwell/core/circuit/create-circuits';
import { circuitRules } from '@syncwell/core/domain/circuit/circuit-rules';
import { createUserHasher } from '@syncwell/core/domain/user-hash';
import { secret } from '@syncwell/core/lambda/config';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { Clock } from '@syncwell/core/ports';
import * as z from 'zod';

/** Where the limits of the providers are kept that all users of the application share. */
export const limitConfig = {
  BUDGET_TABLE: z.string(),
  PACE: z.enum(['production', 'quick']),
  PROVIDER_WINDOW_SCALE: z.coerce.number().positive(),
  USER_HASH_KEY: secret(z.string()),
};

interface Surroundings {
  readonly dynamoDb: ReturnType<typeof createDynamoDbClient>;
  readonly timeouts: CallTimeouts;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface LimitDependencies extends Pick<RegistryOptions, 'budgets' | 'circuits'> {
  /** What the limits cost since the last time it was asked. */
  readonly takeUnits: () => BudgetUnits;
}

export function createLimitDependencies(
  config: z.infer<z.ZodObject<typeof limitConfig>>,
  { dynamoDb, timeouts, clock, logger }: Surroundings,
): LimitDependencies {
  const onceClient = createDynamoDbClient({ timeouts, maxAttempts: 1 });
  const { table, takeUnits } = countBudgetUnits(
    createBudgetTable({ client: dynamoDb, onceClient, tableName: config.BUDGET_TABLE }),
  );
  const onTrouble = (error: unknown) => logger.warn('limits.trouble', { error });
  return {
    takeUnits,
    budgets: createCallBudgets({
      ...{ table, clock, onTrouble },
      windowScale: config.PROVIDER_WINDOW_SCALE,
      userHash: createUserHasher(config.USER_HASH_KEY),
    }),
    circuits: createCircuits({ table, clock, rules: circuitRules(config.PACE), onTrouble }),
  };
}

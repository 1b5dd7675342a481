import type { KnownBudget } from '@syncwell/core/domain/budget/budget-lines';
import { isRetryable } from '@syncwell/core/domain/errors';
import type { RouteFacts } from '@syncwell/core/domain/eta';
import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { isActive } from '@syncwell/core/domain/status';
import type { DisplayName } from '@syncwell/core/domain/waiting-text';
import type { Logger } from '@syncwell/core/lambda/logger';

export interface RouteFactsDependencies {
  /** The call budget of a provider; undefined when its limits count each user by itself. */
  readonly readBudget: (provider: string) => Promise<KnownBudget | undefined>;
  readonly displayName: DisplayName;
  readonly logger: Logger;
}

/** What the view of a record tells beside it. A budget that cannot be read is no reason to answer nothing. */
export async function readRouteFacts(
  { readBudget, displayName, logger }: RouteFactsDependencies,
  { orchestrationId, status, destination }: Orchestration,
): Promise<RouteFacts> {
  if (!isActive(status)) return { displayName };
  try {
    const budget = await readBudget(destination);
    return budget === undefined ? { displayName } : { displayName, budget };
  } catch (error) {
    logger[isRetryable(error) ? 'warn' : 'error']('budget.unreadable', {
      orchestrationId,
      destination,
      error,
    });
    return { displayName, budget: 'unreadable' };
  }
}

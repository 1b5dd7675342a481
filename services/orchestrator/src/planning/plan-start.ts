import type { PlanView } from '@syncwell/core/api/plan-view';
import type { ProviderNames } from '@syncwell/core/api/start-request';
import type { KnownBudget } from '@syncwell/core/domain/budget/budget-lines';
import { isRetryable } from '@syncwell/core/domain/errors';
import type { RouteFacts } from '@syncwell/core/domain/eta';
import { toPlanView } from '@syncwell/core/domain/plan/plan-view';
import type { DisplayName } from '@syncwell/core/domain/waiting-text';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { Clock, UserList } from '@syncwell/core/ports';
import { readListed } from '@syncwell/core/store/read-listed';

import type { StartRequest } from '../start-request.ts';

export interface PlanDependencies {
  readonly list: UserList;
  /** The call budget of a provider; undefined when its limits count each user by itself. */
  readonly readBudget: (provider: string) => Promise<KnownBudget | undefined>;
  readonly displayName: DisplayName;
  readonly providers: ProviderNames;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The user's newest syncs are asked what is copied already. What older ones copied counts as not copied. */
const SYNCS_ASKED = 100;

/** What this start would do. Begins nothing, and promises nothing: it rests on a list that may lag behind. */
export async function planStart(
  dependencies: PlanDependencies,
  userId: string,
  request: StartRequest,
): Promise<PlanView> {
  const [{ listed }, facts] = await Promise.all([
    readListed(dependencies, { userId, limit: SYNCS_ASKED }),
    readFacts(dependencies, request.destination),
  ]);
  return toPlanView(request, listed, { facts, now: dependencies.clock.now() });
}

/** A budget that cannot be read is no reason to plan nothing. */
async function readFacts(
  { readBudget, displayName, logger }: PlanDependencies,
  destination: string,
): Promise<RouteFacts> {
  try {
    const budget = await readBudget(destination);
    return budget === undefined ? { displayName } : { displayName, budget };
  } catch (error) {
    logger[isRetryable(error) ? 'warn' : 'error']('budget.unreadable', { destination, error });
    return { displayName, budget: 'unreadable' };
  }
}

import type { BudgetAnswer, CallBudget } from '../budget.ts';
import { giveBack, noteDemand } from '../domain/budget/budget-changes.ts';
import { linesOf, roomOf } from '../domain/budget/budget-lines.ts';
import type { CallKind } from '../domain/budget/limits.ts';
import { windowAt } from '../domain/budget/windows.ts';
import type { BudgetContext } from './budget-context.ts';
import { type CallPool, paidBy, takeFrom } from './call-pools.ts';
import { learnFromAnswer, learnFromRefusal } from './learn-from-answer.ts';
import { reserveCalls } from './reserve-calls.ts';

/** Reserved and not yet made calls of one user. */
export type UserPools = Map<CallKind, CallPool>;

export interface PoolsInPlay {
  readonly own: UserPools;
  /** Of every user of this process. */
  readonly all: ReadonlyMap<string, UserPools>;
}

const GRANTED: BudgetAnswer = { granted: true };
/** With less room than this, calls that nobody makes are worth a write to give them back. */
const SCARCE_BELOW = 12;

export function createUserBudget(context: BudgetContext, user: string, pools: PoolsInPlay): CallBudget {
  const { serial } = context;
  return {
    take: (kind) => serial(() => takeCall(context, { user, kind }, pools.own)),
    learn: (heard) => learnFromAnswer(context, heard),
    refused: (heard) =>
      serial(() => {
        // What was reserved would be refused as well.
        for (const each of pools.all.values()) each.clear();
        return learnFromRefusal(context, heard);
      }),
    giveBack: () => serial(() => giveBackAll(context, user, pools.own)),
  };
}

async function takeCall(
  context: BudgetContext,
  ask: { readonly user: string; readonly kind: CallKind },
  pools: UserPools,
): Promise<BudgetAnswer> {
  const { rules, clock } = context;
  const pool = pools.get(ask.kind);
  if (takeFrom(pool, rules.lengths, clock.now())) return GRANTED;
  const answer = await reserveCalls(context, { ...ask, paid: paidBy(pool) });
  if (!('until' in answer)) {
    pools.set(ask.kind, answer);
    return GRANTED;
  }
  const { until, limit } = answer;
  if (limit === 'SHORT_TERM') await askForShare(context, ask.user);
  return { granted: false, until, limit };
}

/** One write per user and window at most, and only of a user for whom there was nothing. */
async function askForShare(
  { knowledge, rules, clock, tolerate }: BudgetContext,
  user: string,
): Promise<void> {
  const window = windowAt('short', rules.lengths, clock.now().getTime());
  const use = knowledge.state?.windows.get(window.name);
  if (use === undefined || use.byUser.has(user)) return;
  await tolerate(() => knowledge.apply(noteDemand(window, user)));
}

async function giveBackAll(context: BudgetContext, user: string, pools: UserPools): Promise<void> {
  const scarce = [...pools.values()].filter((pool) => pool.left > 0 && isScarce(context, user, pool));
  const now = context.clock.now().getTime();
  const leftovers = scarce.flatMap((pool) => {
    const { kind, left: count } = pool;
    // Never made after this, whatever becomes of the write.
    pool.left = 0;
    const windows = pool.windows.filter(({ end }) => end > now).map(({ name }) => name);
    return windows.length > 0 ? [{ kind, windows, count }] : [];
  });
  if (leftovers.length === 0) return;
  await context.tolerate(() => context.knowledge.apply(giveBack(user, leftovers), 'changeOnce'));
}

function isScarce({ knowledge, clock }: BudgetContext, user: string, { kind }: CallPool): boolean {
  if (knowledge.state === undefined) return true;
  const lines = linesOf(knowledge.with(knowledge.state), { user, kind, at: clock.now() });
  return Math.min(...lines.map(roomOf)) < SCARCE_BELOW;
}

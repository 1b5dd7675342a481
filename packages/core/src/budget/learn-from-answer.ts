import type { HeardLimits } from '../budget.ts';
import { learnLimits } from '../domain/budget/budget-changes.ts';
import { fullLines } from '../domain/budget/full-lines.ts';
import { mergeLimits, packLimits } from '../domain/budget/limits.ts';
import { markFull } from '../domain/budget/mark-full.ts';
import { type BudgetRefusal, reopening } from '../domain/budget/refusal.ts';
import type { BudgetContext } from './budget-context.ts';

/**
 * Keeps what an answer told. Usage stays in this process, where it makes the next reservation start higher; other
 * limits than the known ones are written at once. In the good path nothing is written.
 */
export async function learnFromAnswer(context: BudgetContext, heard: HeardLimits): Promise<void> {
  const { knowledge, rules, clock } = context;
  knowledge.noteUsage(heard, clock.now());
  const { state } = knowledge;
  if (state === undefined) return;
  const limits = mergeLimits(state.limits ?? rules.initial, heard.limits);
  if (packLimits(limits) === packLimits(state.limits ?? rules.initial)) return;
  await context.tolerate(() => knowledge.apply(learnLimits(state, limits)));
}

/** Writes down what a refusal shows to be used up, and answers until when. */
export async function learnFromRefusal(context: BudgetContext, heard: HeardLimits): Promise<BudgetRefusal> {
  const { knowledge, rules, clock } = context;
  const now = clock.now();
  await learnFromAnswer(context, heard);
  let lines = fullLines(knowledge.with(knowledge.state ?? NOTHING_KNOWN), heard.sentAt, now);
  await context.tolerate(async () => {
    const state = await knowledge.load();
    lines = fullLines(knowledge.with(state), heard.sentAt, now);
    const change = markFull(state, lines);
    if (change !== undefined) await knowledge.apply(change);
  });
  const refusals = lines.map(({ window }) => reopening(window, rules.lengths));
  return refusals.reduce((a, b) => (b.until > a.until ? b : a), { until: now, limit: 'SHORT_TERM' });
}

const NOTHING_KNOWN = { limits: undefined, windows: new Map() };

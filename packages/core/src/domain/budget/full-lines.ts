import type { KnownBudget } from './budget-lines.ts';
import { COUNTERS, WINDOW_KINDS } from './limits.ts';
import type { FullLine } from './mark-full.ts';
import { windowOfBoth } from './windows.ts';

/**
 * What is used up when the provider refuses a call that was sent at `sentAt` and answered at `now`: the counters that
 * stand at their limit by the figures that came with it; without such a figure the short window as a whole, because
 * something must be. Nothing when the refusal may be about a window that is over.
 */
export function fullLines({ rules, state, heard }: KnownBudget, sentAt: Date, now: Date): FullLine[] {
  const limits = state.limits ?? rules.initial;
  const windows = WINDOW_KINDS.flatMap((kind) => windowOfBoth(kind, rules.lengths, sentAt, now) ?? []);
  const told = windows.flatMap((window) =>
    COUNTERS.flatMap((counter) => {
      const used = heard.get(window.name)?.[counter] ?? 0;
      const limit = limits[counter][window.kind];
      return used > 0 && used >= limit ? [{ window, counter, used }] : [];
    }),
  );
  if (told.length > 0) return told;
  return windows
    .filter(({ kind }) => kind === 'short')
    .map((window) => ({ window, counter: 'overall', used: limits.overall.short }));
}

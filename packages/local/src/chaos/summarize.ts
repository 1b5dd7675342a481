import type { Verdict } from './judge-sync.ts';

export interface Findings {
  readonly verdicts: readonly Verdict[];
  readonly kills: number;
  readonly wantedKills: number;
  /** What is wrong beside the syncs, a sentence each. */
  readonly faults: readonly string[];
}

/** What is wrong, a line each, and last the counts. */
export function summarize({ verdicts, kills, wantedKills, faults }: Findings): {
  readonly isGood: boolean;
  readonly lines: readonly string[];
} {
  const found = [...verdicts.flatMap((verdict) => verdict.faults), ...faults];
  if (kills < wantedKills) found.push(`Expected ${wantedKills} kills in running syncs, got ${kills}`);
  const total = (count: (verdict: Verdict) => number) =>
    verdicts.reduce((sum, verdict) => sum + count(verdict), 0);
  const counts = [
    `syncs ${verdicts.length}`,
    `kills ${kills}`,
    `completed ${total(({ completed }) => Number(completed))}`,
    `workouts ${total(({ workouts }) => workouts)}`,
    `missing ${total(({ missing }) => missing)}`,
    `doubled ${total(({ doubled }) => doubled)}`,
  ];
  return { isGood: found.length === 0, lines: [...found, counts.join(', ')] };
}

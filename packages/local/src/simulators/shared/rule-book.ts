import { stableHash } from '../history/seeded-random.ts';

/** What every rule says beside what it is for. */
export interface RuleInput {
  /** How often it strikes. */
  readonly times: number | 'always';
  /** In about which part of the cases that fit it strikes, 0 to 1; the same ones for the same order of cases. */
  readonly share: number;
}

export type Rule<T extends RuleInput> = T & { readonly id: string };

/** Rules in force, oldest first. */
export interface RuleBook<T extends RuleInput> {
  add(rule: T): Rule<T>;
  /** The first rule that fits and strikes, counted as struck; undefined = none. */
  take(fits: (rule: Rule<T>) => boolean): Rule<T> | undefined;
  /** `times` as it is left. */
  list(): readonly Rule<T>[];
  remove(id: string): boolean;
  clear(): void;
}

const HASH_RANGE = 2 ** 32;

/** `kind` begins the ids. */
export function createRuleBook<T extends RuleInput>(kind: string): RuleBook<T> {
  const rules = new Map<string, { rule: Rule<T>; left: number; cases: number }>();
  let added = 0;
  return {
    add: (input) => {
      const rule = { ...input, id: `${kind}-${(added += 1)}` };
      rules.set(rule.id, { rule, left: input.times === 'always' ? Infinity : input.times, cases: 0 });
      return rule;
    },
    take: (fits) => {
      for (const entry of rules.values()) {
        if (!fits(entry.rule) || !strikes(entry.rule, (entry.cases += 1))) continue;
        entry.left -= 1;
        if (entry.left === 0) rules.delete(entry.rule.id);
        return entry.rule;
      }
      return undefined;
    },
    list: () =>
      [...rules.values()].map(({ rule, left }) => ({ ...rule, times: left === Infinity ? 'always' : left })),
    remove: (id) => rules.delete(id),
    clear: () => rules.clear(),
  };
}

function strikes({ id, share }: RuleInput & { readonly id: string }, nth: number): boolean {
  return share >= 1 || stableHash('strikes', id, String(nth)) / HASH_RANGE < share;
}

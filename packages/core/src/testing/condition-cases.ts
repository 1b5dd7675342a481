import { absent, anyOf, atMost, type Condition, equals, exists, lessThan, oneOf } from '../domain/change.ts';
import type { Item } from '../domain/item.ts';

/** What the conditions are tried on. */
export const CONDITION_ITEM: Item = {
  status: 'PENDING',
  count: 3,
  leases: { '0': { end: 1000, owner: 'a' } },
  attempts: { '0': 2 },
  outcomes: {},
};

/** One condition of each kind, and whether it holds for the item. */
export const CONDITION_CASES: readonly { name: string; condition: Condition; holds: boolean }[] = [
  { name: 'sees what exists', condition: exists(['status']), holds: true },
  { name: 'sees what is nested', condition: exists(['leases', '0']), holds: true },
  { name: 'misses what is not there', condition: exists(['waiting']), holds: false },
  { name: 'sees that something is absent', condition: absent(['outcomes', '0']), holds: true },
  { name: 'counts a path below an absent map as absent', condition: absent(['nowhere', '1']), holds: true },
  { name: 'compares texts', condition: equals(['leases', '0', 'owner'], 'a'), holds: true },
  { name: 'tells texts apart', condition: equals(['leases', '0', 'owner'], 'b'), holds: false },
  { name: 'never equates a number and a text', condition: equals(['count'], '3'), holds: false },
  { name: 'finds a comparison with an absent value false', condition: equals(['missing'], 0), holds: false },
  { name: 'finds less-than of an absent value false', condition: lessThan(['missing'], 9), holds: false },
  { name: 'compares at the bound: at most', condition: atMost(['leases', '0', 'end'], 1000), holds: true },
  {
    name: 'compares at the bound: less than',
    condition: lessThan(['leases', '0', 'end'], 1000),
    holds: false,
  },
  { name: 'compares numbers as numbers', condition: lessThan(['count'], 20), holds: true },
  { name: 'finds one of several', condition: oneOf(['status'], ['PAUSED', 'PENDING']), holds: true },
  { name: 'finds none of several', condition: oneOf(['status'], ['PAUSED', 'DONE']), holds: false },
  { name: 'takes either of two', condition: anyOf(absent(['count']), equals(['count'], 3)), holds: true },
  { name: 'takes neither of two', condition: anyOf(absent(['count']), equals(['count'], 4)), holds: false },
];

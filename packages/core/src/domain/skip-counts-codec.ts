import { SKIP_REASONS, type SkipCounts, type SkipReason } from './skip-reason.ts';

/** A letter per reason, for good: records hold them. */
const LETTERS: Readonly<Record<SkipReason, string>> = {
  FROM_DESTINATION: 'd',
  STARTS_BEFORE_1995: 'b',
  STARTS_IN_FUTURE: 'f',
  STILL_RECORDING: 's',
  NO_DURATION: 'z',
  LONGER_THAN_5_DAYS: 'l',
  FARTHER_THAN_1000_KM: 'k',
  DELETED_AT_SOURCE: 'g',
  UNREADABLE_AT_SOURCE: 'u',
  REFUSED_BY_DESTINATION: 'r',
  MALFORMED_FILE: 'm',
  EMPTY_FILE: 'e',
  FILE_WITHOUT_TIMES: 't',
  REJECTED_BY_DESTINATION: 'j',
  STUCK_AT_DESTINATION: 'p',
  DELETED_AT_DESTINATION: 'x',
};

/**
 * Reasons as letters with their counts, in the order of the reasons; the last count is what is left of `skipped`, so
 * it is left out: 3 of one reason are `d`, 2 and 1 of two are `d2u`. Throws RangeError when they do not add up.
 */
export function packSkipCounts(counts: SkipCounts, skipped: number): string {
  const given = SKIP_REASONS.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    return count === 0 ? [] : [{ letter: LETTERS[reason], count }];
  });
  const sum = given.reduce((total, { count }) => total + count, 0);
  if (given.length > 0 && sum !== skipped) {
    throw new RangeError(`Expected \`skipReasons\` to add up to \`skipped\`, got ${sum} and ${skipped}`);
  }
  return given
    .map(({ letter, count }, index) => (index === given.length - 1 ? letter : `${letter}${count}`))
    .join('');
}

/** Throws RangeError on a text that {@link packSkipCounts} never wrote. */
export function unpackSkipCounts(packed: string, skipped: number): SkipCounts {
  let left = skipped;
  const counts = [...packed.matchAll(/([a-z])(\d*)/g)].map(([, letter = '', digits = '']) => {
    const count = digits === '' ? left : Number(digits);
    left -= count;
    return [reasonOf(letter), count] as const;
  });
  if (counts.some(([, count]) => count < 1)) {
    throw new RangeError(`Expected reasons for ${skipped} skipped workouts, got ${packed}`);
  }
  return Object.fromEntries(counts);
}

function reasonOf(letter: string): SkipReason {
  const reason = SKIP_REASONS.find((candidate) => LETTERS[candidate] === letter);
  if (reason === undefined) throw new RangeError(`Expected the letter of a skip reason, got ${letter}`);
  return reason;
}

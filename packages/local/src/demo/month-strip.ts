import type { Paint, Style } from './paint.ts';

/** What a letter of the status view's `months` means, and its colour. */
const MONTH_LETTERS = {
  '.': { meaning: 'to do', style: 'dim' },
  r: { meaning: 'running', style: 'cyanBright' },
  w: { meaning: 'will be tried again', style: 'yellow' },
  C: { meaning: 'copied', style: 'green' },
  e: { meaning: 'copied, was empty', style: 'blue' },
  F: { meaning: 'failed', style: 'redBright' },
} as const satisfies Record<string, { meaning: string; style: Style }>;

export interface YearOfMonths {
  readonly year: number;
  /** One letter per month, oldest first. */
  readonly letters: string;
}

/** Cuts `months` (oldest first) at the turns of the year; `startDate` is the first day of the first month's range. */
export function groupByYear(months: string, startDate: string): YearOfMonths[] {
  const firstYear = Number(startDate.slice(0, 4));
  const skipped = Number(startDate.slice(5, 7)) - 1;
  const years = Math.ceil((skipped + months.length) / 12);
  return Array.from({ length: years }, (_, index) => ({
    year: firstYear + index,
    letters: months.slice(Math.max(0, index * 12 - skipped), (index + 1) * 12 - skipped),
  }));
}

/** The letters, each in its colour. */
export function paintLetters(letters: string, paint: Paint): string {
  return letters.replaceAll(/(.)\1*/g, (same: string, letter: string) =>
    isMonthLetter(letter) ? paint(MONTH_LETTERS[letter].style, same) : same,
  );
}

/** What the letters mean, on one line. */
export function monthLegend(paint: Paint): string {
  const entries = Object.entries(MONTH_LETTERS);
  return entries.map(([letter, { meaning, style }]) => `${paint(style, letter)} ${meaning}`).join('   ');
}

function isMonthLetter(letter: string): letter is keyof typeof MONTH_LETTERS {
  return Object.hasOwn(MONTH_LETTERS, letter);
}

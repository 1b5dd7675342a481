import type { Paint, Style } from './paint.ts';

/** What a letter of the status view's `months` means, and its colour. */
const MONTH_LETTERS = {
  '.': { meaning: 'to do', style: 'dim' },
  r: { meaning: 'running', style: 'cyanBright' },
  w: { meaning: 'to be tried again', style: 'yellow' },
  C: { meaning: 'copied', style: 'green' },
  e: { meaning: 'empty', style: 'blue' },
  F: { meaning: 'failed', style: 'redBright' },
} as const satisfies Record<string, { meaning: string; style: Style }>;

const MONTHS_PER_YEAR = 12;

export interface YearOfMonths {
  readonly year: number;
  /** One letter per month of the range, oldest first. */
  readonly letters: string;
  /** The letters at their places in the calendar: always 12 characters, spaces outside of the range. */
  readonly calendar: string;
}

/** Cuts `months` (oldest first) at the turns of the year; `startDate` is the first day of the first month's range. */
export function groupByYear(months: string, startDate: string): YearOfMonths[] {
  const firstYear = Number(startDate.slice(0, 4));
  const before = Number(startDate.slice(5, 7)) - 1;
  const placed = ' '.repeat(before) + months;
  return Array.from({ length: Math.ceil(placed.length / MONTHS_PER_YEAR) }, (_, index) => {
    const calendar = placed.slice(index * MONTHS_PER_YEAR, (index + 1) * MONTHS_PER_YEAR);
    return {
      year: firstYear + index,
      letters: calendar.trim(),
      calendar: calendar.padEnd(MONTHS_PER_YEAR),
    };
  });
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
  return entries.map(([letter, { meaning, style }]) => `${paint(style, letter)} ${meaning}`).join('  ');
}

function isMonthLetter(letter: string): letter is keyof typeof MONTH_LETTERS {
  return Object.hasOwn(MONTH_LETTERS, letter);
}

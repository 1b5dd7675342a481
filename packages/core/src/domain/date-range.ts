import type { CivilDate } from './civil-date.ts';

/** Civil days from `start` to `end`, both inclusive. */
export interface DateRange {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

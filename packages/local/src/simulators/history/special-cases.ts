import { RUN, UNHEARD_OF, WEIGHTS } from './sport.ts';
import type { WorkoutDraft } from './workout-draft.ts';
import { clockChangeDay, daysOf } from './zone-time.ts';

/** The month to which the special cases are applied. */
export interface SpecialMonth {
  /** `YYYY-MM` */
  readonly month: string;
  /** IANA name of the zone where the user lives. */
  readonly timeZone: string;
}

/** Which workout of a month (counted from 0) becomes something that has broken a sync before, and how. */
type SpecialCase = (drafts: readonly WorkoutDraft[], month: SpecialMonth) => readonly WorkoutDraft[];

/** Android package of the Strava app: what it wrote to the source must not be sent back. */
export const STRAVA_PACKAGE = 'com.strava';

/** Applies the cases that belong to the month. Each takes another workout, so none undoes another. */
export function withSpecialCases(
  drafts: readonly WorkoutDraft[],
  month: SpecialMonth,
): readonly WorkoutDraft[] {
  return CASES.reduce((changed, special) => special(changed, month), drafts);
}

const acrossMidnight: SpecialCase = (drafts, { month }) =>
  isOneOf(month, ['04', '09', '12'])
    ? change(drafts, 0, { civilStart: `${daysOf(month).at(-1)}T23:40:00`, minutes: 70 })
    : drafts;

/** Starts before the clocks are changed and ends after. */
const clockChange: SpecialCase = (drafts, { month, timeZone }) => {
  const day = clockChangeDay(timeZone, month);
  return day === undefined ? drafts : change(drafts, 0, { civilStart: `${day}T01:30:00`, minutes: 110 });
};

const leapDay: SpecialCase = (drafts, { month }) =>
  daysOf(month).includes(`${month.slice(0, 5)}02-29`)
    ? change(drafts, 1, { civilStart: `${month}-29T09:12:00` })
    : drafts;

/** The watch recorded a run, and its owner typed in the weights of the same hour. */
const twoWithOneStart: SpecialCase = (drafts, { month }) => {
  const [, first] = drafts;
  if (first === undefined || !isOneOf(month, ['05'])) return drafts;
  return change(drafts, 2, { civilStart: first.civilStart, sport: WEIGHTS, manual: true });
};

/** The first of the month in the early morning in Tokyo is still the month before in most of the world. */
const travel: SpecialCase = (drafts, { month }) => {
  if (!isOneOf(month, ['07', '12'])) return drafts;
  const away = change(drafts, 3, { civilStart: `${month}-01T05:10:00`, timeZone: 'Asia/Tokyo' });
  return change(away, 4, { timeZone: 'America/New_York' });
};

const unknownType: SpecialCase = (drafts, { month }) =>
  isOneOf(month, ['01', '09']) ? change(drafts, 4, { sport: UNHEARD_OF }) : drafts;

const fromTheDestination: SpecialCase = (drafts, { month }) =>
  isOneOf(month, ['02', '06', '10']) ? change(drafts, 5, { applicationPackage: STRAVA_PACKAGE }) : drafts;

const restated: SpecialCase = (drafts, { month }) =>
  isOneOf(month, ['06', '11']) ? change(drafts, 2, { restated: true }) : drafts;

/** With a route, so that there is something of it to ask for. */
const deletedMeanwhile: SpecialCase = (drafts, { month }) =>
  isOneOf(month, ['03', '08']) ? change(drafts, 3, { sport: RUN, defect: 'deleted' }) : drafts;

const CASES = [
  acrossMidnight,
  clockChange,
  leapDay,
  twoWithOneStart,
  travel,
  unknownType,
  fromTheDestination,
  restated,
  deletedMeanwhile,
];

function isOneOf(month: string, monthsOfYear: readonly string[]): boolean {
  return monthsOfYear.includes(month.slice(5));
}

/** A month with fewer workouts goes without the case. */
function change(
  drafts: readonly WorkoutDraft[],
  index: number,
  to: Partial<WorkoutDraft>,
): readonly WorkoutDraft[] {
  return drafts.map((draft, at) => (at === index ? { ...draft, ...to } : draft));
}

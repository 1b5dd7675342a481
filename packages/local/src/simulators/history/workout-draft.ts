import type { HistorySport } from './sport.ts';
import type { Workout } from './workout.ts';

/** What is decided about a seeded workout before its track is made. */
export interface WorkoutDraft {
  /** Wall clock where it takes place, `YYYY-MM-DDTHH:mm:ss`. */
  readonly civilStart: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly sport: HistorySport;
  readonly minutes: number;
  /** Typed in afterwards: no samples at all. */
  readonly manual: boolean;
  readonly applicationPackage: string | undefined;
  /** A late sync changed it two days later. */
  readonly restated?: boolean;
  readonly defect?: Workout['defect'];
}

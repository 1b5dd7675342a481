/** Speed over the last seconds. */
export interface Rate {
  readonly monthsPerSecond: number;
  readonly workoutsPerSecond: number;
}

interface Sample {
  readonly atMs: number;
  readonly months: number;
  readonly workouts: number;
}

const WINDOW_MS = 10_000;
/** Below that a rate is noise. */
const MIN_SPAN_MS = 1_000;

/** Measures how fast the counts grow. Times are milliseconds on any steady clock. */
export interface RateMeter {
  add(sample: Sample): void;
  /** Forgets what it saw: a pause is over, its standstill must not count. */
  reset(): void;
  /** Undefined until there is a second's worth of samples. */
  read(): Rate | undefined;
}

export function createRateMeter(): RateMeter {
  let samples: Sample[] = [];
  return {
    add(sample) {
      samples = [...samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS), sample];
    },
    reset() {
      samples = [];
    },
    read() {
      const [first, last] = [samples[0], samples.at(-1)];
      if (first === undefined || last === undefined || last.atMs - first.atMs < MIN_SPAN_MS) return undefined;
      const seconds = (last.atMs - first.atMs) / 1_000;
      return {
        monthsPerSecond: (last.months - first.months) / seconds,
        workoutsPerSecond: (last.workouts - first.workouts) / seconds,
      };
    },
  };
}

/** One measured pulse. */
export interface HeartRateSample {
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  /** Beats per minute, 1 to 255: what TCX can hold. */
  readonly beatsPerMinute: number;
}

const MAX_BEATS_PER_MINUTE = 255;

/** A sample, or undefined when TCX has no room for such a pulse. */
export function toHeartRateSample(timeMs: number, beatsPerMinute: number): HeartRateSample | undefined {
  const rounded = Math.round(beatsPerMinute);
  return rounded >= 1 && rounded <= MAX_BEATS_PER_MINUTE ? { timeMs, beatsPerMinute: rounded } : undefined;
}

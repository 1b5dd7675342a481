/** Counts per key in windows that start at whole multiples of their length since 1970 (UTC). */
export interface WindowCounter {
  /** How many were counted in the window of `now`. */
  read(key: string, now: Date): number;
  add(key: string, now: Date): void;
  clear(): void;
}

/** 15 minutes open at :00, :15, :30, :45; a day opens at 00:00 UTC. */
export function createWindowCounter(windowMs: number): WindowCounter {
  const counts = new Map<string, { window: number; count: number }>();
  const windowOf = (now: Date) => Math.floor(now.getTime() / windowMs);
  const read = (key: string, now: Date) => {
    const last = counts.get(key);
    return last?.window === windowOf(now) ? last.count : 0;
  };
  return {
    read,
    add: (key, now) => counts.set(key, { window: windowOf(now), count: read(key, now) + 1 }),
    clear: () => counts.clear(),
  };
}

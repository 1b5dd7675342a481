import type { Limits } from '@syncwell/core/domain/budget/limits';

const SHORT_MS = 15 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Count {
  window: number;
  overall: number;
  read: number;
  /** Calls of others than us. */
  foreign: number;
}

/** What one request came to. */
export interface Counted {
  readonly isRefused: boolean;
  /** Whether it was refused though nobody but us has used the limit up. */
  readonly isOurFault: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** The limits of one application: fixed windows of a quarter of an hour and of a day, all requests and reads. */
export class SimLimits {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #short: Count = { window: -1, overall: 0, read: 0, foreign: 0 };
  readonly #day: Count = { window: -1, overall: 0, read: 0, foreign: 0 };

  constructor(limits: Limits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Others use up what is left of this quarter of an hour. */
  useUp(): void {
    this.#roll();
    const used = Math.max(0, this.#limits.overall.short - this.#short.overall);
    for (const count of [this.#short, this.#day]) {
      count.foreign += used;
      count.overall += used;
    }
  }

  /** Counts a request; one that is refused counts to the day only. */
  count(kind: 'read' | 'write'): Counted {
    this.#roll();
    const isRead = kind === 'read';
    const { overall, read } = this.#limits;
    const isRefused =
      this.#short.overall >= overall.short ||
      this.#day.overall >= overall.day ||
      (isRead && (this.#short.read >= read.short || this.#day.read >= read.day));
    for (const count of isRefused ? [this.#day] : [this.#short, this.#day]) {
      count.overall += 1;
      if (isRead) count.read += 1;
    }
    return {
      isRefused,
      isOurFault: isRefused && this.#short.foreign === 0 && this.#day.foreign === 0,
      headers: this.#headers(isRead),
    };
  }

  #headers(isRead: boolean): Record<string, string> {
    const { overall, read } = this.#limits;
    return {
      'x-ratelimit-limit': `${overall.short},${overall.day}`,
      'x-ratelimit-usage': `${this.#short.overall},${this.#day.overall}`,
      'x-readratelimit-limit': isRead ? `${read.short},${read.day}` : ',',
      'x-readratelimit-usage': isRead ? `${this.#short.read},${this.#day.read}` : ',',
    };
  }

  #roll(): void {
    const now = this.#now();
    for (const [count, lengthMs] of [
      [this.#short, SHORT_MS],
      [this.#day, DAY_MS],
    ] as const) {
      const window = Math.floor(now / lengthMs);
      if (window !== count.window) Object.assign(count, { window, overall: 0, read: 0, foreign: 0 });
    }
  }
}

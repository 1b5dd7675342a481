import type { Clock } from '@syncwell/core/ports';

/** The provider's own time: that of the machine until it is set or moved; it goes on running from there. */
export interface SimulatorClock {
  now(): Date;
  set(instant: Date): void;
  /** Moves the clock by `ms` milliseconds; negative = back. */
  advance(ms: number): void;
  /** Back to the time of the machine. */
  reset(): void;
}

export function createSimulatorClock(machine: Pick<Clock, 'now'>): SimulatorClock {
  let aheadMs = 0;
  return {
    now: () => new Date(machine.now().getTime() + aheadMs),
    set: (instant) => {
      aheadMs = instant.getTime() - machine.now().getTime();
    },
    advance: (ms) => {
      aheadMs += ms;
    },
    reset: () => {
      aheadMs = 0;
    },
  };
}

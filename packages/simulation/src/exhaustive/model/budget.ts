/** How many things may go wrong or be ordered in a world. */
export interface Budget {
  /** Of machines: crashes, lost answers, lost and repeated messages, time that passes too early. */
  readonly faults: number;
  /** Of providers: errors, limits, an ended consent, a month that is too big for one invocation. */
  readonly troubles: number;
  /** Of users. */
  readonly commands: number;
}

/** How many processes there are of each kind; the dead-letter function and the sweeper are one each. */
export interface Cast {
  readonly workers: number;
  readonly apis: number;
}

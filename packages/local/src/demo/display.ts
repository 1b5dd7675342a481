import type { StatusView } from '@syncwell/client';

/** Where the demo shows what happens. Views come with every poll, changed or not. */
export interface Display {
  /** A line that stays. */
  line(text: string): void;
  progress(view: StatusView): void;
  /** The standstill of a pause is over: rates start anew. */
  resumed(): void;
  /** Takes the progress away, where it can be. */
  end(): void;
}

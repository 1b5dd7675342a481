import { constants } from 'node:os';

/** Why the demo ends before its time. */
export type Interruption =
  | { readonly kind: 'signal'; readonly name: (typeof ENDING_SIGNALS)[number] }
  /** The process that started this one is gone. */
  | { readonly kind: 'orphaned' }
  /** Nobody reads what is printed any more (`| head`, a closed terminal). */
  | { readonly kind: 'output-closed' }
  /** Something threw outside of every call; `error` is what. */
  | { readonly kind: 'crash'; readonly error: unknown };

export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const SIGNAL_EXIT_BASE = 128;

/** Exit code by the shell's convention: 128 + number of the signal. */
export function exitCodeOf(interruption: Interruption): number {
  switch (interruption.kind) {
    case 'signal':
      return SIGNAL_EXIT_BASE + constants.signals[interruption.name];
    case 'orphaned':
      return SIGNAL_EXIT_BASE + constants.signals.SIGTERM;
    case 'output-closed':
      return SIGNAL_EXIT_BASE + constants.signals.SIGPIPE;
    case 'crash':
      return 1;
  }
}

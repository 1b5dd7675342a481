import type { WindowKind } from './limits.ts';

/** A stretch of time in which a provider counts calls. Epoch milliseconds, `end` exclusive. */
export interface CallWindow {
  readonly kind: WindowKind;
  /** Unlike that of any other window of the provider; letters and digits only. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Lengths and margins of a provider's windows, milliseconds. */
export interface WindowLengths {
  readonly short: number;
  readonly day: number;
  /** A call that was taken has arrived at the provider after so long, or never will. */
  readonly arrival: number;
  /** How far our clock and the provider's may be apart. */
  readonly skew: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_ARRIVAL_MS = 20_000;
const MAX_SKEW_MS = 1_000;
/** Shorter windows get narrower margins: else most of a scaled-down window would be margin. */
const ARRIVAL_SHARE = 1 / 20;
const SKEW_SHARE = 1 / 200;
/** What a call may take on a busy machine, however short the windows are; of the shortest a quarter must do. */
const BUSY_ARRIVAL_MS = 500;
const MAX_ARRIVAL_SHARE = 1 / 4;

/** `shortMs`: the provider's own short window. `scale`: the stage's, 1 = real time; above 0. */
export function windowLengths(shortMs: number, scale: number): WindowLengths {
  const short = Math.max(1, Math.round(shortMs * scale));
  return {
    short,
    // Its short windows still fill a day exactly.
    day: Math.max(1, Math.round(DAY_MS / shortMs)) * short,
    arrival: arrivalIn(short),
    skew: Math.min(MAX_SKEW_MS, short * SKEW_SHARE),
  };
}

function arrivalIn(short: number): number {
  const busy = Math.min(short * MAX_ARRIVAL_SHARE, BUSY_ARRIVAL_MS);
  return Math.min(MAX_ARRIVAL_MS, Math.max(short * ARRIVAL_SHARE, busy));
}

/** The window of its kind around an instant. Windows start at whole multiples of their length since 1970, UTC. */
export function windowAt(kind: WindowKind, lengths: WindowLengths, at: number): CallWindow {
  return toWindow(kind, lengths, Math.floor(at / lengths[kind]));
}

/** The window before it. */
export function windowBefore(window: CallWindow, lengths: WindowLengths): CallWindow {
  return windowAt(window.kind, lengths, window.start - 1);
}

/**
 * Every window in which the provider may count a call that is taken at `at`: it may arrive after the next window has
 * opened, and the provider's clock may show another one already, or still.
 *
 *     |........ window 1 ........|........ window 2 ........|
 *          take ──arrives            counts to 1
 *                        take ─ ─ ─arrives   may count to 1 or 2: to be paid for in both
 */
export function windowsOfCall(lengths: WindowLengths, at: Date): CallWindow[] {
  const earliest = at.getTime() - lengths.skew;
  const latest = at.getTime() + lengths.skew + lengths.arrival;
  return (['short', 'day'] as const).flatMap((kind) => {
    const [first, last] = [windowAt(kind, lengths, earliest), windowAt(kind, lengths, latest)];
    return first.name === last.name ? [first] : [first, last];
  });
}

/** The window in which a call was counted that was sent at `sentAt` and answered at `now`; undefined = it may be either of two. */
export function windowOfBoth(
  kind: WindowKind,
  lengths: WindowLengths,
  sentAt: Date,
  now: Date,
): CallWindow | undefined {
  const first = windowAt(kind, lengths, sentAt.getTime() - lengths.skew);
  const last = windowAt(kind, lengths, now.getTime() + lengths.skew);
  return first.name === last.name ? first : undefined;
}

const PREFIX: Readonly<Record<WindowKind, string>> = { short: 's', day: 'd' };

function toWindow(kind: WindowKind, lengths: WindowLengths, index: number): CallWindow {
  const length = lengths[kind];
  return { kind, name: `${PREFIX[kind]}${index}`, start: index * length, end: (index + 1) * length };
}

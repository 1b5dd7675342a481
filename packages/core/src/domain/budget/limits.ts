/** Whether a call only reads, or makes something at the provider. */
export type CallKind = 'read' | 'write';

/** What a provider counts: all calls of the application, and those among them that read. */
export type Counter = 'overall' | 'read';

/** The windows of a limit. A day is one of UTC. */
export type WindowKind = 'short' | 'day';

/** Calls per window. */
export type Figures = Readonly<Record<WindowKind, number>>;

/** The limits of an application at one provider, shared by all its users. */
export type Limits = Readonly<Record<Counter, Figures>>;

/** Limits or usage as far as one answer of the provider tells them. */
export type HeardFigures = Readonly<Partial<Record<Counter, Partial<Figures>>>>;

export const COUNTERS: readonly Counter[] = ['overall', 'read'];
export const WINDOW_KINDS: readonly WindowKind[] = ['short', 'day'];

/** The counters that a call of each kind counts to. */
export const COUNTERS_OF: Readonly<Record<CallKind, readonly Counter[]>> = {
  read: ['overall', 'read'],
  write: ['overall'],
};

/** `known` with every figure in its place that was heard. */
export function mergeLimits(known: Limits, heard: HeardFigures): Limits {
  const merge = (counter: Counter): Figures => ({ ...known[counter], ...definedOf(heard[counter]) });
  return { overall: merge('overall'), read: merge('read') };
}

function definedOf(figures: Partial<Figures> = {}): Partial<Figures> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}

/** As one text, `<overall short>,<overall day>;<read short>,<read day>`: compared as a whole by conditions. */
export function packLimits({ overall, read }: Limits): string {
  return [overall, read].map(({ short, day }) => `${short},${day}`).join(';');
}

const FORM = /^(\d+),(\d+);(\d+),(\d+)$/;

/** Undefined for a text that {@link packLimits} never wrote. */
export function unpackLimits(text: string): Limits | undefined {
  const figures = FORM.exec(text)?.slice(1).map(Number);
  if (figures === undefined) return undefined;
  const [overallShort = 0, overallDay = 0, readShort = 0, readDay = 0] = figures;
  const limits = {
    overall: { short: overallShort, day: overallDay },
    read: { short: readShort, day: readDay },
  };
  return packLimits(limits) === text ? limits : undefined;
}

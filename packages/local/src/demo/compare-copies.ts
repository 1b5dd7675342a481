/** A workout of the range that was asked for, as the source's own books have it. */
export interface SourceEntry {
  readonly sourceId: string;
  /** ISO instant. */
  readonly startTime: string;
  /** Day on the wall clock where it was recorded. */
  readonly civilDate: string;
  /** Why it is right not to copy it (it came from the destination, it fails a sanity check, it was deleted ...). */
  readonly skip?: string;
}

/** An activity as the destination's own books have it. */
export interface DestinationEntry {
  readonly activityId: string;
  /** Without the file extension that the destination appends; null when it was not uploaded under one. */
  readonly externalId: string | null;
  /** ISO instant. */
  readonly startTime: string;
}

/** What became of one source workout, judged at the destination alone. */
export type CopyState =
  | 'copied'
  /** The destination holds another workout with the same start: it calls this one a duplicate of that. */
  | 'same-start'
  | 'skipped'
  | 'missing';

export interface Comparison {
  readonly source: number;
  /** Activities at the destination, whoever put them there. */
  readonly destination: number;
  readonly counts: Readonly<Record<CopyState, number>>;
  readonly states: readonly { readonly entry: SourceEntry; readonly state: CopyState }[];
  /** External ids with more than one activity. */
  readonly doubled: readonly string[];
  /** Source ids that should have been left out and were copied. */
  readonly unwanted: readonly string[];
}

/** Holds both providers' books against each other. `provider` is the source's name: the prefix of external ids. */
export function compareCopies(
  provider: string,
  source: readonly SourceEntry[],
  destination: readonly DestinationEntry[],
): Comparison {
  const byExternalId = Map.groupBy(destination, ({ externalId }) => externalId);
  const takenStarts = new Set(destination.map(({ startTime }) => toSecond(startTime)));
  const activitiesOf = (entry: SourceEntry) => byExternalId.get(`${provider}-${entry.sourceId}`) ?? [];

  const states = source.map((entry) => ({
    entry,
    state: judge(entry, activitiesOf(entry).length > 0, takenStarts.has(toSecond(entry.startTime))),
  }));
  const count = (wanted: CopyState) => states.filter(({ state }) => state === wanted).length;
  return {
    source: source.length,
    destination: destination.length,
    counts: {
      copied: count('copied'),
      'same-start': count('same-start'),
      skipped: count('skipped'),
      missing: count('missing'),
    },
    states,
    doubled: source
      .filter((entry) => activitiesOf(entry).length > 1)
      .map(({ sourceId }) => `${provider}-${sourceId}`),
    unwanted: states
      .filter(({ entry, state }) => entry.skip !== undefined && state === 'copied')
      .map(({ entry }) => entry.sourceId),
  };
}

function judge(entry: SourceEntry, hasActivity: boolean, startIsTaken: boolean): CopyState {
  if (hasActivity) return 'copied';
  if (entry.skip !== undefined) return 'skipped';
  return startIsTaken ? 'same-start' : 'missing';
}

/** Destinations compare starts to the second. */
function toSecond(instant: string): number {
  return Math.floor(Date.parse(instant) / 1_000);
}

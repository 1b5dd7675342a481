/**
 * `<source>-<sourceId>`: the name that a workout has at every destination. The same one each time, so that a
 * destination can tell a repeat, and a list of activities shows which are copies of ours.
 */
export function toExternalId(source: string, sourceId: string): string {
  return `${externalIdPrefix(source)}${sourceId}`;
}

/** What all copies from `source` begin with. */
export function externalIdPrefix(source: string): string {
  return `${source}-`;
}

/** Sorts behind every ISO instant: a list asks for what is before it, erasing a user for everything. */
export const UNLISTED = '~';

/** `createdAt` of a record that the user's list leaves out. It must not be absent: nobody would find the record to erase. */
export function toUnlisted(now: Date): string {
  return `${UNLISTED}${now.toISOString()}`;
}

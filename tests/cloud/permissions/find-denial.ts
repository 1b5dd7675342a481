/** What AWS calls a call that no policy allows, in the names of its errors, and what our code makes of one at SSM. */
const DENIED = /AccessDenied|SecretUnreadableError/;

/** The event of the first line of a function's log that tells of a denied call; undefined when there is none. */
export function findDenial(lines: readonly string[]): string | undefined {
  const line = lines.find((one) => DENIED.test(one));
  return line === undefined ? undefined : (/"event":"([\w.-]+)"/.exec(line)?.[1] ?? line.slice(0, 120));
}

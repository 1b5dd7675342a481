/** What AWS calls a call that no policy allows, in the names and codes of its errors. */
const DENIED = /AccessDenied|NotAuthorized|UnauthorizedOperation/;

/** The first line of a function's log that tells of a denied call, in short; undefined when there is none. */
export function findDenial(lines: readonly string[]): string | undefined {
  const line = lines.find((one) => DENIED.test(one));
  if (line === undefined) return undefined;
  return /"event":"([\w.-]+)"/.exec(line)?.[1] ?? line.slice(0, 120);
}

/** Most queries before an index counts as wrong and not as late. */
const MAX_QUERIES = 50;

/** Expects what `query` answers to equal `expected`, now or at a later query: indexes may lag behind their table. */
export async function untilItEquals(
  query: () => Promise<string[]>,
  expected: readonly string[],
): Promise<void> {
  let found = await query();
  for (let queries = 1; queries < MAX_QUERIES && String(found) !== String(expected); queries += 1) {
    found = await query();
  }
  expect(found).toEqual(expected);
}

/**
 * As Promise.all, but waits for every one before it rejects with the first error: whatever could be started is known
 * by then, and can be ended.
 */
export async function settleAll<const Promises extends readonly Promise<unknown>[]>(
  promises: Promises,
): Promise<{ -readonly [Index in keyof Promises]: Awaited<Promises[Index]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

import { AwsUnavailableError } from './call-aws.ts';

/** Calls for one batch before its rest counts as not answered, and the waits between them. */
const WAITS_MS = [50, 100, 200, 400, 800];

export interface BatchCalls<T> {
  readonly operation: string;
  /** Sends what is left; resolves with what DynamoDB did not process of it, undefined when that is nothing. */
  readonly send: (rest: T) => Promise<T | undefined>;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Sends a batch until all of it is processed: DynamoDB answers a batch in part when it is throttled or the answer gets
 * too large, and says so in the answer alone. Throws AwsUnavailableError when it goes on refusing.
 */
export async function untilProcessed<T>(batch: T, { operation, send, sleep }: BatchCalls<T>): Promise<void> {
  let rest = await send(batch);
  for (const wait of WAITS_MS) {
    if (rest === undefined) return;
    await sleep(wait);
    rest = await send(rest);
  }
  if (rest !== undefined) throw new AwsUnavailableError(operation, new UnprocessedError(WAITS_MS.length + 1));
}

class UnprocessedError extends Error {
  override readonly name = 'UnprocessedError';

  constructor(calls: number) {
    super(`Expected the batch to be processed, got a rest after ${calls} calls`);
  }
}

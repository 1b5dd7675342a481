import * as z from 'zod';
import type { Invocation } from './invocation.ts';

const batchAnswer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullable();

/** A batch and how its event source reads the answer. */
export interface Batch {
  readonly messageIds: readonly string[];
  /** `ReportBatchItemFailures` is set; otherwise every answer means success. */
  readonly partialBatches: boolean;
}

/**
 * Ids of the messages that must stay on the queue. As Lambda does it: an empty answer is success; an answer that cannot
 * be read, or that names a message which is not in the batch, fails the whole batch (Lambda developer guide, "Handling
 * errors for an SQS event source", success and failure conditions).
 */
export function readFailedMessages(
  invocation: Invocation,
  { messageIds, partialBatches }: Batch,
): ReadonlySet<string> {
  const whole = new Set(messageIds);
  if (invocation.outcome === 'failed') return whole;
  if (!partialBatches) return new Set();
  const answer = batchAnswer.safeParse(parseAnswer(invocation.payload));
  if (!answer.success) return whole;
  const failed = (answer.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => whole.has(id)) ? new Set(failed) : whole;
}

/** The answer as a value; undefined, which no answer can be, when it is not JSON. Nothing at all counts as `null`. */
function parseAnswer(payload: string): unknown {
  if (payload === '') return null;
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

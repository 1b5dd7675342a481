import type { Orchestration } from '@syncwell/core/domain/orchestration';
import type { Timing } from '@syncwell/core/domain/timing';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock } from '@syncwell/core/ports';
import type { OrchestrationStore } from '@syncwell/core/store/orchestration-store';

/** What settling a chunk works with. */
export interface SettleDependencies {
  readonly store: OrchestrationStore;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly logger: Logger;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** One claim of this invocation on one chunk. */
export interface Claim {
  readonly message: ChunkMessage;
  readonly owner: string;
  /** Tries so far, this one included. */
  readonly attempts: number;
  /** The record as the claim answered it. */
  readonly record: Orchestration;
}

/** The fields that every log line about a chunk carries. */
export function chunkFields({ orchestrationId, chunkIndex, run }: ChunkMessage) {
  return { orchestrationId, chunkIndex, run };
}

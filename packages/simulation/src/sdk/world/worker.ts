import { ProviderError } from '@syncwell/connectors/errors';
import { UnfinishedMonthError } from '@syncwell/chunk-worker/unfinished-month';
import { processChunk } from '@syncwell/chunk-worker/process-chunk';
import type { Disposition } from '@syncwell/chunk-worker/disposition';
import { isRetryable } from '@syncwell/core/domain/errors';
import type { ChunkResult } from '@syncwell/core/domain/outcome';
import { type ChunkMessage, parseChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Ids } from '@syncwell/core/ports';
import { createMemoryLogger } from '@syncwell/core/testing/memory-logger';

import type { SdkWorld } from './sdk-world.ts';

const IDLE_MS = 1_000;
const RESULT: ChunkResult = { found: 3, written: 2, duplicate: 1, skipped: 0 };
const CRASHED: Disposition = { kind: 'return' };
type Crash = () => void;

/** One worker after another on the real cold-queue use case, until the world is over. */
export async function runWorker(world: SdkWorld, ids: Ids): Promise<void> {
  const { clock, faults, sqs } = world;
  const connection = world.connect();
  while (!world.isOver) {
    const [body] = sqs.bodies.splice(faults.below(sqs.bodies.length), 1);
    if (body === undefined) {
      await clock.sleep(IDLE_MS);
      continue;
    }
    if (!world.isQuiet && faults.chance(0.05)) sqs.bodies.push(body);
    const disposition = await settle(world, { ...connection, ids }, parseChunkMessage(body));
    if (disposition.kind !== 'return') continue;
    const { afterSeconds = world.timing.visibilitySeconds } = disposition;
    setTimeout(() => void sqs.bodies.push(body), afterSeconds * 1000);
  }
}

/** An invocation that dies or that AWS leaves without an answer gives its message back by the visibility time. */
async function settle(
  world: SdkWorld,
  { store, ids }: ReturnType<SdkWorld['connect']> & { ids: Ids },
  message: ChunkMessage,
): Promise<Disposition> {
  const { clock, timing, faults } = world;
  const deadline = new Date(clock.now().getTime() + timing.workerTimeoutSeconds * 1000);
  const logger = createMemoryLogger();
  try {
    return await new Promise<Disposition>((resolve, reject) => {
      const crash = () => resolve(CRASHED);
      const copyChunk = () => copy(world, message, crash);
      const dependencies = { store, clock, timing, logger, ids, copyChunk, random: faults.next };
      processChunk(dependencies, message, deadline).then(resolve, reject);
    });
  } catch (error) {
    if (!isRetryable(error)) world.giveUp(`a worker met ${String(error)}`);
    return CRASHED;
  }
}

/** Copies a month, or meets what a worker may meet; seldom it is still at it when its lease is long over. */
async function copy(world: SdkWorld, { chunkIndex }: ChunkMessage, crash: Crash): Promise<ChunkResult> {
  const { clock, faults, oracle } = world;
  await clock.sleep(faults.next() * (faults.chance(0.05) ? 30_000 : 3_000));
  const lot = world.isQuiet ? 1 : faults.next();
  if (lot < 0.04) return new Promise(crash);
  if (lot < 0.1) throw providerError('TRANSIENT');
  if (lot < 0.14) throw providerError('PROVIDER_GONE');
  if (lot < 0.19) throw providerError('RATE_LIMITED', new Date(clock.now().getTime() + 20_000).toISOString());
  if (lot < 0.22) throw providerError('AUTH_REVOKED');
  if (lot < 0.28) throw new UnfinishedMonthError(1, 'TIME_EXCEEDED');
  if (lot < 0.31) throw new TypeError('a bug');
  oracle.noteCopied(chunkIndex);
  return RESULT;
}

function providerError(code: ProviderError['code'], retryAt?: string): ProviderError {
  return new ProviderError(code, 'simulated', {
    provider: 'strava',
    ...(retryAt === undefined ? {} : { retryAt }),
  });
}

import type { ConnectionStore } from '@syncwell/core/connections';
import type { ChunkResult } from '@syncwell/core/domain/outcome';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock } from '@syncwell/core/ports';
import type { ConnectorRegistry } from '@syncwell/connectors/registry';
import { createProviderSession } from '@syncwell/connectors/session';

import { copyMonth } from './copy-month.ts';
import type { TimeBox } from './time-box.ts';

export interface CopyChunkDependencies {
  readonly registry: ConnectorRegistry;
  readonly connections: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Copies the month that a message names, with the connectors and the connections of its user. */
export async function copyChunk(
  dependencies: CopyChunkDependencies,
  message: ChunkMessage,
  timeBox: TimeBox,
): Promise<ChunkResult> {
  const { registry, connections, clock, logger } = dependencies;
  const { orchestrationId, chunkIndex, run, userId, source, destination } = message;
  const sessionAt = (provider: string) => createProviderSession(connections, { userId, provider });
  const month = {
    source: { connector: registry.source(source, destination), session: sessionAt(source) },
    destination: { connector: registry.destination(destination), session: sessionAt(destination) },
    clock,
    onSkipped: (rejection: string) =>
      logger.info('workout.skipped', { orchestrationId, chunkIndex, run, rejection }),
  };
  const range = { start: message.chunkStartDate, end: message.chunkEndDate };
  return copyMonth(month, { range, timeBox });
}

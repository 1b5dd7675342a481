import type { ChunkResult } from '@syncwell/core/domain/outcome';
import type { Timing } from '@syncwell/core/domain/timing';
import type { Logger } from '@syncwell/core/lambda/logger';
import type { TransferLedger } from '@syncwell/core/ledger';
import { countLedgerUnits } from '@syncwell/core/ledger-units';
import type { ChunkMessage } from '@syncwell/core/messages/chunk-message';
import type { Clock, Ids } from '@syncwell/core/ports';
import type { ConnectorRegistry } from '@syncwell/connectors/registry';

import { chunkFields } from './claim.ts';
import { copyMonth } from './copy-month.ts';
import { openSession, type SessionDependencies } from './open-session.ts';
import type { TimeBox } from './time-box.ts';

export interface CopyChunkDependencies extends SessionDependencies {
  readonly registry: ConnectorRegistry;
  readonly ledger: TransferLedger;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly logger: Logger;
}

/** Copies the month that a message names, with the connectors and the connections of its user. Throws as {@link copyMonth}. */
export async function copyChunk(
  dependencies: CopyChunkDependencies,
  message: ChunkMessage,
  timeBox: TimeBox,
): Promise<ChunkResult> {
  const { registry, ids, clock, timing, logger } = dependencies;
  const { orchestrationId, userId, source, destination } = message;
  const sessionAt = (provider: string) =>
    openSession(dependencies, message, { provider, until: timeBox.askUntil });
  const work = { userId, until: timeBox.askUntil };
  const to = registry.destination(destination, work);
  const { ledger, units } = countLedgerUnits(dependencies.ledger);
  const fields = chunkFields(message);
  const month = {
    route: { userId, source, destination },
    range: { start: message.chunkStartDate, end: message.chunkEndDate },
    timeBox,
    orchestrationId,
    owner: ids.leaseOwner(),
  };
  try {
    return await copyMonth(
      {
        source: { connector: registry.source(source, destination, work), session: sessionAt(source) },
        destination: { connector: to, session: sessionAt(destination) },
        ledger,
        clock,
        settleMs: to.settleMs * timing.settleScale,
        onSkipped: (rejection) => logger.info('workout.skipped', { ...fields, rejection }),
        onNotKept: (count, error) => logger.warn('uploads.not-kept', { ...fields, count, error }),
      },
      month,
    );
  } finally {
    await registry.giveBack(userId);
    const { read: readUnits, write: writeUnits } = units();
    logger.info('ledger.used', { ...fields, readUnits, writeUnits });
  }
}

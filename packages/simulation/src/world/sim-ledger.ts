import { AwsUnavailableError } from '@syncwell/core/aws/call-aws';
import type { TransferLedger } from '@syncwell/core/ledger';
import { createLedgerSteps } from '@syncwell/core/testing/memory-ledger';

import type { Process } from '../kernel/process.ts';
import type { World } from './world.ts';

/** The ledger as one process sees it. */
export function createSimLedger(world: World, getProcess: () => Process): TransferLedger {
  const steps = createLedgerSteps(world.ledger);
  const call = <T>(point: string, apply: () => T, isSentOnce = false) =>
    world.wire.call(getProcess(), {
      point,
      apply,
      isSentOnce,
      unavailable: () => new AwsUnavailableError('simulated', new Error('simulated')),
    });
  return {
    read: (...given) => call('read ledger', () => steps.read(...given), true),
    intend: (...given) => call('intend', () => steps.intend(...given)),
    keepUpload: (...given) => call('keep upload', () => steps.keepUpload(...given)),
    settle: (...given) => call('settle', () => steps.settle(...given)),
    settleUnsent: (...given) => call('settle unsent', () => steps.settleUnsent(...given)),
    erase: (...given) => call('erase ledger', () => steps.erase(...given)),
  };
}

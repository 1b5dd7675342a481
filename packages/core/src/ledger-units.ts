import type { TransferLedger } from './ledger.ts';

/** Capacity units of DynamoDB. */
export interface LedgerUnits {
  readonly read: number;
  readonly write: number;
}

/**
 * A ledger that counts what its calls cost on DynamoDB: an entry is far below 1 KB, so each write, refused or not, is
 * one write unit and each entry asked for, there or not, is one read unit (strongly consistent).
 */
export function countLedgerUnits(ledger: TransferLedger): {
  readonly ledger: TransferLedger;
  readonly units: () => LedgerUnits;
} {
  const counted = { read: 0, write: 0 };
  const write = <T>(call: () => T): T => {
    counted.write += 1;
    return call();
  };
  return {
    units: () => ({ ...counted }),
    ledger: {
      read: (route, sourceIds) => {
        counted.read += sourceIds.length;
        return ledger.read(route, sourceIds);
      },
      intend: (key, intent) => write(() => ledger.intend(key, intent)),
      keepUpload: (key, upload) => write(() => ledger.keepUpload(key, upload)),
      settle: (key, state) => write(() => ledger.settle(key, state)),
      settleUnsent: (key, state, by) => write(() => ledger.settleUnsent(key, state, by)),
      erase: (userId) => ledger.erase(userId),
    },
  };
}

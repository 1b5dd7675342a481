import { countLedgerUnits } from './ledger-units.ts';
import { createMemoryLedger } from './testing/memory-ledger.ts';

const KEY = { userId: 'ann', source: 'fitbit', destination: 'strava', sourceId: '1' };
const SYNC = { orchestrationId: 'orch-1' };

describe('countLedgerUnits', () => {
  it('counts a unit per entry asked for and per write, refused or not', async () => {
    const { ledger, units } = countLedgerUnits(createMemoryLedger());
    expect(units()).toEqual({ read: 0, write: 0 });
    await ledger.read(KEY, ['1', '2', '3']);
    await ledger.intend(KEY, { ...SYNC, owner: 'try', at: '2024-03-01T10:00:00.000Z' });
    await ledger.keepUpload(KEY, { owner: 'try', uploadId: '17' });
    await ledger.settle(KEY, { kind: 'DUPLICATE' });
    await ledger.settleUnsent(KEY, { kind: 'DUPLICATE' }, SYNC);
    expect(units()).toEqual({ read: 3, write: 4 });
    expect(await ledger.erase('ann')).toBe(true);
  });
});

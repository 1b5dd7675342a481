import { describeClauses } from '../../testing/describe-clauses.ts';
import { anItem, aRequest, NOW, WAKE } from '../../testing/orchestration-factory.ts';
import { civilDate } from '../civil-date.ts';
import { applyEffects } from '../evaluate-change.ts';
import { toOrchestration } from '../record-codec.ts';
import { create } from './create.ts';

const REQUEST = aRequest();
const CREATE = create(REQUEST, NOW, WAKE);

describeClauses(CREATE, { appliesTo: undefined, refusedBy: { 'record absent': anItem() } });

describe('create', () => {
  it('writes exactly this', () => {
    expect(applyEffects({ orchestrationId: REQUEST.orchestrationId }, CREATE.effects)).toStrictEqual({
      orchestrationId: 'orch-00000000-0000-4000-8000-000000000001',
      userId: 'user-1',
      source: 'fitbit',
      destination: 'strava',
      startDate: '2023-01-15',
      endDate: '2023-03-10',
      timeZone: 'UTC',
      requestHash: 'hash-1',
      status: 'PENDING',
      totalChunks: 3,
      completedChunks: 0,
      failedChunks: 0,
      run: 1,
      fannedOutRun: 0,
      version: 1,
      outcomes: {},
      leases: {},
      attempts: {},
      errors: {},
      redispatch: {},
      createdAt: '2024-03-10T12:00:00.000Z',
      updatedAt: '2024-03-10T12:00:00.000Z',
      wakeShard: 0,
      wakeAt: '2024-03-10T12:00:02.000Z',
    });
  });

  it('never sets the key itself, which an update may not', () => {
    expect(JSON.stringify(CREATE.effects)).not.toContain('orchestrationId');
  });

  it('counts the months of the range', () => {
    const four = { startDate: civilDate('2020-01-01'), endDate: civilDate('2023-12-31') };
    expect(toOrchestration(anItem(four)).totalChunks).toBe(48);
  });
});

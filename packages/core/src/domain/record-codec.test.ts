import fc from 'fast-check';

import { anItem } from '../testing/orchestration-factory.ts';
import {
  claimed,
  completed,
  disconnected,
  failed,
  LEASE_END,
  OWNER,
  redispatched,
  released,
  sent,
  STEPS_TO,
  yielded,
} from '../testing/orchestration-steps.ts';
import { outcomes } from '../testing/outcomes.ts';
import type { Item, ItemValue } from './item.ts';
import { packOutcome } from './outcome-codec.ts';
import { CorruptRecordError, definedOnly, toOrchestration } from './record-codec.ts';
import { STATUSES } from './status.ts';
import { toUnlisted } from './unlisted.ts';

describe('toOrchestration', () => {
  it('reads what a record keeps per chunk', () => {
    const item = anItem({}, sent, completed(2), claimed(1), released(1, 'RATE_LIMITED'), claimed(0));
    expect(toOrchestration(item)).toEqual({
      ...item,
      outcomes: new Map([[2, { kind: 'COMPLETED', found: 12, written: 10, duplicate: 1, skipped: 1 }]]),
      leases: new Map([[0, { end: LEASE_END.getTime(), owner: OWNER }]]),
      attempts: new Map([
        [0, 1],
        [1, 1],
      ]),
      errors: new Map([[1, 'RATE_LIMITED']]),
      redispatch: new Set(),
    });
  });

  it.each(STATUSES)('reads a record in status %s', (status) => {
    expect(toOrchestration(anItem({}, ...STEPS_TO[status])).status).toBe(status);
  });

  it('reads what waits and looks leave', () => {
    expect(
      toOrchestration(anItem({}, sent, claimed(0), yielded(0), claimed(1), disconnected(1))),
    ).toMatchObject({
      redispatch: new Set([0]),
      waiting: { reason: 'RECONNECT_REQUIRED', provider: 'strava' },
      announce: { run: 1, version: 6, status: 'PAUSED', completedChunks: 0, failedChunks: 0 },
    });
    expect(toOrchestration(anItem({}, sent, redispatched)).lastLook).toEqual({
      run: 1,
      settled: 0,
      stepSeconds: 900,
    });
  });

  it('reads every outcome that can be packed', () => {
    fc.assert(
      fc.property(fc.array(outcomes()), (all) => {
        const packed = Object.fromEntries(all.map((outcome, index) => [String(index), packOutcome(outcome)]));
        const read = toOrchestration({ ...anItem(), outcomes: packed });
        expect([...read.outcomes]).toEqual([...all.entries()]);
      }),
    );
  });

  it('leaves out attributes that a newer version wrote', () => {
    expect(toOrchestration({ ...anItem(), laterInvention: 1 })).not.toHaveProperty('laterInvention');
  });

  it('reads how often it was resumed and retried', () => {
    const restarts = { day: '2024-03-11', count: 4 };
    expect(toOrchestration({ ...anItem(), restarts })).toMatchObject({ restarts });
    expect(toOrchestration(anItem())).not.toHaveProperty('restarts');
  });

  it.each<[what: string, restarts: ItemValue]>([
    ['no map', 'often'],
    ['no day', { day: '2024-02-30', count: 4 }],
    ['no count', { day: '2024-03-11', count: -1 }],
    ['half of it', { count: 4 }],
  ])('takes a count of restarts that cannot be read for none: %s', (_, restarts) => {
    expect(toOrchestration({ ...anItem(), restarts }).restarts).toBeUndefined();
  });

  const bad: readonly (readonly [string, Item])[] = [
    ['status', { status: 'RUNNING' }],
    ['startDate', { startDate: '2023-02-30' }],
    ['totalChunks', { totalChunks: -1 }],
    ['run', { run: 1.5 }],
    ['createdAt', { createdAt: 'x' }],
    ['waiting.until', { waiting: { reason: 'RATE_LIMITED', until: 'soon' } }],
    ['outcomes.0', { outcomes: { 0: 'X' } }],
    ['outcomes.0', { outcomes: { 0: 'Fz.1' } }],
    ['outcomes.x', { outcomes: { x: 'C' } }],
    ['leases.0.owner', { leases: { 0: { end: 1 } } }],
    ['errors.0', { errors: { 0: 'SOMETHING' } }],
    ['redispatch.0', { redispatch: { 0: false } }],
    ['waiting.reason', { waiting: { reason: 'BORED' } }],
    ['userId, version', { userId: 1, version: '1' }],
  ];
  it.each(bad)('refuses a bad %s by its name', (name, attributes) => {
    expect(() => toOrchestration({ ...anItem(), ...attributes })).toThrow(
      new CorruptRecordError(`Expected an orchestration record, got bad ${name}`),
    );
  });

  it('says of a record that no list shows nothing about when it was made', () => {
    const unlisted = { ...anItem({}, sent), createdAt: toUnlisted(LEASE_END) };
    expect(toOrchestration(unlisted)).not.toHaveProperty('createdAt');
    expect(toOrchestration(anItem({}, sent))).toHaveProperty('createdAt');
  });

  it('refuses a route guard, and repeats no value of it', () => {
    const guard = { orchestrationId: 'route#abc', holderId: 'orch-1', holderRun: 1 };
    expect(() => toOrchestration(guard)).toThrow(CorruptRecordError);
    expect(() => toOrchestration(guard)).not.toThrow(/orch-1|route#abc/);
  });

  it('leaves the item as it was', () => {
    const item = anItem({}, sent, failed(0));
    const before = structuredClone(item);
    toOrchestration(item);
    expect(item).toEqual(before);
  });
});

describe('definedOnly', () => {
  it('leaves out what is undefined, and nothing else', () => {
    expect(Object.keys(definedOnly({ a: undefined, b: 0, c: '', d: false }))).toEqual(['b', 'c', 'd']);
  });
});

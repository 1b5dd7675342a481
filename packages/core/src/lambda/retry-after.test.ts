import { anOrchestration, NOW } from '../testing/orchestration-factory.ts';
import {
  claimed,
  disconnected,
  having,
  LEASE_END,
  parked,
  paused,
  sent,
  STEPS_TO,
} from '../testing/orchestration-steps.ts';
import { retryAfter } from './retry-after.ts';

const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('retryAfter', () => {
  it.each([
    ['PENDING', '10'],
    ['IN_PROGRESS', '10'],
    ['COMPLETED', undefined],
    ['FAILED', undefined],
    ['CANCELLED', undefined],
  ] as const)('is for %s %s s', (status, seconds) => {
    expect(retryAfter(anOrchestration({}, ...STEPS_TO[status]), NOW)['retry-after']).toBe(seconds);
  });

  it('is short in a pause while it drains, and long then', () => {
    const record = anOrchestration({}, sent, claimed(2), paused);
    expect(retryAfter(record, NOW)).toEqual({ 'retry-after': '10' });
    expect(retryAfter(record, LEASE_END)).toEqual({ 'retry-after': '60' });
  });

  it('is long while the user has to connect again', () => {
    const record = anOrchestration({}, sent, claimed(2), disconnected(2));
    expect(retryAfter(record, NOW)).toEqual({ 'retry-after': '60' });
  });

  it.each([
    [0, '300'],
    [15 * 60 - 299, '299'],
    [15 * 60 - 20.5, '21'],
    [15 * 60 - 5, '20'],
    [15 * 60 + 90, '20'],
  ])('follows the end of a wait within bounds: %d s into a wait of 15 min %s s', (seconds, expected) => {
    const record = anOrchestration({}, sent, claimed(2), parked(2));
    expect(retryAfter(record, at(seconds))).toEqual({ 'retry-after': expected });
  });

  it('is short in a wait while other months are still at workers', () => {
    const record = anOrchestration({}, sent, claimed(1), claimed(2), parked(2));
    expect(retryAfter(record, NOW)).toEqual({ 'retry-after': '10' });
  });

  it('is a minute in a wait without a known end', () => {
    const record = anOrchestration({}, sent, having({ waiting: { reason: 'RATE_LIMITED' } }));
    expect(retryAfter(record, NOW)).toEqual({ 'retry-after': '60' });
  });
});

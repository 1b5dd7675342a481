import fc from 'fast-check';

import { orchestrationIdOf } from './orchestration-id.ts';
import { createRandomIds } from './random-ids.ts';

const ids = createRandomIds();

function isAccepted(orchestrationId: string): boolean {
  const request = { caller: { userId: 'u', claims: {} }, headers: {}, queryParameters: {}, body: undefined };
  return orchestrationIdOf({ ...request, pathParameters: { orchestrationId } }) === orchestrationId;
}

describe('orchestrationId', () => {
  it('is another one at every call without a key', () => {
    const made = Array.from({ length: 100 }, () => ids.orchestrationId('user-1', undefined));
    expect(new Set(made).size).toBe(100);
    expect(made.every(isAccepted)).toBe(true);
  });

  it('is the same for the same user and key, and one that paths accept', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (userId, key) => {
        const id = ids.orchestrationId(userId, key);
        expect(createRandomIds().orchestrationId(userId, key)).toBe(id);
        // Version 8, variant 10 of RFC 9562.
        expect(id).toMatch(/^orch-[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(isAccepted(id)).toBe(true);
      }),
    );
  });

  it.each([
    ['another user', 'user-2', 'key'],
    ['another key', 'user-1', 'key2'],
    ['the same letters split elsewhere', 'user-1k', 'ey'],
    ['an empty key', 'user-1', ''],
  ])('is another for %s', (_, userId, key) => {
    expect(ids.orchestrationId(userId, key)).not.toBe(ids.orchestrationId('user-1', 'key'));
  });
});

describe('leaseOwner', () => {
  it('is short, and another one at every call', () => {
    const owners = Array.from({ length: 100 }, () => ids.leaseOwner());
    expect(owners.filter((owner) => !/^[0-9a-f]{12}$/.test(owner))).toEqual([]);
    expect(new Set(owners).size).toBe(100);
  });
});

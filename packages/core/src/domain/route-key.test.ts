import fc from 'fast-check';

import { routeKey } from './route-key.ts';

const ROUTE = { userId: 'user-1', source: 'fitbit', destination: 'strava' };

describe('routeKey', () => {
  it('is the same for the same route, and never looks like an orchestration id', () => {
    expect(routeKey({ ...ROUTE })).toBe(routeKey(ROUTE));
    expect(routeKey(ROUTE)).toMatch(/^route#[\w-]{43}$/);
  });

  it('does not show the user', () => {
    expect(routeKey(ROUTE)).not.toContain(ROUTE.userId);
  });

  it.each([{ userId: 'user-2' }, { source: 'garmin' }, { destination: 'garmin' }])(
    'tells %j apart',
    (other) => {
      expect(routeKey({ ...ROUTE, ...other })).not.toBe(routeKey(ROUTE));
    },
  );

  it('tells apart what reads the same when joined', () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string());
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [keyA, keyB] = [a, b].map(([userId, source, destination]) =>
          routeKey({ userId, source, destination }),
        );
        expect(keyA === keyB).toBe(a.every((part, index) => part === b[index]));
      }),
    );
    expect(routeKey({ ...ROUTE, source: 'ab', destination: 'c' })).not.toBe(
      routeKey({ ...ROUTE, source: 'a', destination: 'bc' }),
    );
  });
});

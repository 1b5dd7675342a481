import type { ConnectorEffects, FetchFunction } from '../http/connector-effects.ts';

export const TEST_NOW = new Date('2024-06-15T10:07:30.000Z');

/** Effects at {@link TEST_NOW}, whose sleeps end at once and are noted. */
export function createFakeEffects(fetch: FetchFunction): ConnectorEffects & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  return {
    fetch,
    sleeps,
    now: () => TEST_NOW,
    sleep: (ms) => {
      sleeps.push(ms);
      return Promise.resolve();
    },
  };
}

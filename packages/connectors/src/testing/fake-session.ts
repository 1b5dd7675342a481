import type { ProviderSession } from '../ports.ts';

/** A session that gives `tokens` in turn: the next one whenever the one in use was refused, the last one for ever. */
export function createFakeSession(
  ...tokens: readonly string[]
): ProviderSession & { readonly refused: string[] } {
  const refused: string[] = [];
  return {
    refused,
    accessToken: (options) => {
      if (options?.refused !== undefined) refused.push(options.refused);
      return Promise.resolve(tokens[Math.min(refused.length, tokens.length - 1)] ?? 'token');
    },
  };
}

import type { AskApi } from './ask-api.ts';
import type { ConnectionCalls } from './sync-client.ts';

export function createConnectionCalls({ read }: AskApi): ConnectionCalls {
  return {
    connections: (options) => read({ method: 'GET', path: '/connections' }, options),
    connect: (provider, body, options) =>
      read({ method: 'PUT', path: connectionPath(provider), body }, options),
    disconnect: (provider, options) => read({ method: 'DELETE', path: connectionPath(provider) }, options),
    eraseMe: (options) => read({ method: 'DELETE', path: '/me' }, options),
  };
}

function connectionPath(provider: string): string {
  return `/connections/${encodeURIComponent(provider)}`;
}

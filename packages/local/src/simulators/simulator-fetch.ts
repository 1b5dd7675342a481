import { isDropped } from './shared/dropped-connection.ts';
import type { SimulatorApp } from './start-simulator.ts';

/**
 * A `fetch` whose every request goes to `app` without a socket, whatever the host. A connection that the simulator
 * drops rejects as the platform's own does.
 */
export function createSimulatorFetch(app: SimulatorApp): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await app.fetch(request);
    if (!isDropped(response)) return response;
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
    });
  };
}

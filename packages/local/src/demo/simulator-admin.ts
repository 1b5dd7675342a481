import type { ZodType } from 'zod';

/** The `/_admin` routes of one simulated provider. */
export interface SimulatorAdmin {
  /** Reads JSON and checks its shape. */
  read<T>(path: string, schema: ZodType<T>): Promise<T>;
  readText(path: string): Promise<string>;
  post(path: string, body: unknown): Promise<void>;
}

/** Every method throws when the simulator answers other than 2xx, with what it said. */
export function createSimulatorAdmin(baseUrl: string, send: typeof fetch): SimulatorAdmin {
  const request = async (path: string, init?: RequestInit) => {
    const response = await send(`${baseUrl}/_admin${path}`, init);
    if (response.ok) return response;
    throw new Error(
      `Expected the simulator to take ${path}, got ${response.status}: ${await response.text()}`,
    );
  };
  return {
    read: async (path, schema) => schema.parse(await (await request(path)).json()),
    readText: async (path) => (await request(path)).text(),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      await response.body?.cancel();
    },
  };
}

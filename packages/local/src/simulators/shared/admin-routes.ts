import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';

import { faultSchema } from './fault.ts';
import { readInput } from './read-input.ts';
import type { SimulatorCore } from './simulator-core.ts';

const clockInput = z.strictObject({ now: z.iso.datetime() });
const advanceInput = z.strictObject({ ms: z.int() });
const latencyInput = z.strictObject({ ms: z.int().nonnegative() });

/** The part of `/_admin` that is the same for every provider. `reset` puts the provider's own state back. */
export function createAdminRoutes(core: SimulatorCore, reset: () => void): Hono {
  const admin = new Hono();
  admin.onError((error, c) => {
    return c.json({ error: error.message }, error instanceof HTTPException ? error.status : 500);
  });
  addClockRoutes(admin, core);
  addFaultRoutes(admin, core);
  admin.get('/log', (c) => c.json({ requests: core.log.entries() }));
  admin.get('/counters', (c) => c.json(core.log.counters()));
  admin.put('/latency', async (c) => {
    core.latencyMs = (await readInput(c, latencyInput)).ms;
    return c.json({ ms: core.latencyMs });
  });
  admin.post('/reset', (c) => {
    core.reset();
    reset();
    return c.body(null, 204);
  });
  return admin;
}

function addClockRoutes(admin: Hono, { clock }: SimulatorCore): void {
  admin.get('/clock', (c) => c.json({ now: clock.now().toISOString() }));
  admin.put('/clock', async (c) => {
    clock.set(new Date((await readInput(c, clockInput)).now));
    return c.json({ now: clock.now().toISOString() });
  });
  admin.post('/clock/advance', async (c) => {
    clock.advance((await readInput(c, advanceInput)).ms);
    return c.json({ now: clock.now().toISOString() });
  });
}

function addFaultRoutes(admin: Hono, { faults }: SimulatorCore): void {
  admin.get('/faults', (c) => c.json({ faults: faults.list() }));
  admin.post('/faults', async (c) => c.json(faults.add(await readInput(c, faultSchema)), 201));
  admin.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  admin.delete('/faults/:id', (c) => (faults.remove(c.req.param('id')) ? c.body(null, 204) : c.notFound()));
}

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod';

import { faultSchema } from './fault.ts';
import { readInput } from './read-input.ts';
import type { RuleBook, RuleInput } from './rule-book.ts';
import type { SimulatorCore } from './simulator-core.ts';
import type { SimulatorState } from './simulator-state.ts';

const clockInput = z.strictObject({ now: z.iso.datetime() });
const advanceInput = z.strictObject({ ms: z.int() });
const latencyInput = z.strictObject({ ms: z.int().nonnegative() });

/** The part of `/_admin` that is the same for every provider. `settings` says what may be changed of the state's. */
export function createAdminRoutes<S extends object>(
  state: SimulatorState<S>,
  settings: z.ZodType<Partial<S>>,
): Hono {
  const { core } = state;
  const admin = new Hono();
  admin.onError((error, c) => {
    return c.json({ error: error.message }, error instanceof HTTPException ? error.status : 500);
  });
  addClockRoutes(admin, core);
  addRuleRoutes(admin, '/faults', { book: core.faults, schema: faultSchemaOf(core) });
  addLogRoutes(admin, state);
  addUserRoutes(admin, state);
  admin.get('/answers', (c) => c.json({ answers: core.answers }));
  admin.get('/settings', (c) => c.json(state.settings));
  admin.patch('/settings', async (c) => {
    state.settings = { ...state.settings, ...(await readInput(c, settings)) };
    return c.json(state.settings);
  });
  admin.put('/latency', async (c) => {
    core.latencyMs = (await readInput(c, latencyInput)).ms;
    return c.json({ ms: core.latencyMs });
  });
  admin.post('/reset', (c) => {
    core.reset();
    state.reset();
    return c.body(null, 204);
  });
  return admin;
}

/** Lists, adds and removes rules under `path`. */
export function addRuleRoutes<T extends RuleInput>(
  admin: Hono,
  path: string,
  { book, schema }: { book: RuleBook<T>; schema: z.ZodType<T> },
): void {
  admin.get(path, (c) => c.json({ [path.slice(1)]: book.list() }));
  admin.post(path, async (c) => c.json(book.add(await readInput(c, schema)), 201));
  admin.delete(path, (c) => {
    book.clear();
    return c.body(null, 204);
  });
  admin.delete(`${path}/:id`, (c) => (book.remove(c.req.param('id')) ? c.body(null, 204) : c.notFound()));
}

/** Knows the names that this provider's faults may use. */
function faultSchemaOf({ answers }: SimulatorCore) {
  const names = Object.keys(answers);
  return faultSchema.refine(({ as }) => as === undefined || names.includes(as), {
    error: `Expected \`as\` to be one of ${names.join(', ')}`,
  });
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

function addLogRoutes(admin: Hono, { core: { log }, refreshes }: SimulatorState<object>): void {
  admin.get('/log', (c) => {
    const status = c.req.query('status');
    const wanted = log.entries().filter((entry) => status === undefined || String(entry.status) === status);
    return c.json({ requests: wanted });
  });
  admin.get('/counters', (c) => c.json({ ...log.counters(), refreshes: refreshes.read() }));
}

/** What a user, or time, does to their tokens. */
function addUserRoutes(admin: Hono, state: SimulatorState<object>): void {
  admin.post('/users/:userId/revoke', (c) => {
    if (!state.userIds().includes(c.req.param('userId'))) return c.notFound();
    state.tokens.revoke(c.req.param('userId'));
    return c.body(null, 204);
  });
  admin.post('/users/:userId/expire', (c) => {
    if (!state.userIds().includes(c.req.param('userId'))) return c.notFound();
    state.tokens.expireAccess(c.req.param('userId'), state.core.clock.now().getTime());
    return c.body(null, 204);
  });
}

import { setTimeout as sleep } from 'node:timers/promises';

import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import type { LocalSystem } from '../../packages/local/src/local-system.ts';
import { consentAt } from '../flows/consent-at.ts';
import { runScenario } from './scenario-stage.ts';
import { type Emulator, startEmulator } from './start-emulator.ts';

const RANGE = { start: civilDate('2023-05-01'), end: civilDate('2023-05-31') };
/** What the local stage allows, and the client that its simulators know. */
const REDIRECT_URI = 'http://127.0.0.1:4600/connected';
const CLIENT_ID = 'simulated-client';
const LONG_AGO = '2000-01-01T00:00:00.000Z';
const SWEPT_WITHIN_MS = 20_000;

interface View {
  readonly provider: string;
  readonly status: string;
  readonly authorize: { readonly url: string };
}
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A user who disconnects, connects by consent, syncs, and is erased: over real HTTP, on an AWS that can be looked into. */
const emulator = await startEmulator();

await runScenario(
  { endpoint: emulator.url, history: { kind: 'made-up', seed: 7, range: RANGE } },
  async ({ system, userId, start, follow }) => {
    const call = createCall(system, await system.issueToken(userId, { premium: true }));
    const list = async () => (await call('GET', '/connections')).body['connections'] as View[];
    const connect = async (provider: string) => {
      const url = (await list()).find((view) => view.provider === provider)?.authorize.url ?? '';
      const asked = { provider, clientId: CLIENT_ID, redirectUri: REDIRECT_URI, user: userId };
      const consent = await consentAt(fetch, url, asked);
      return call('PUT', `/connections/${provider}`, { ...consent, redirectUri: REDIRECT_URI });
    };
    const statuses = async () => (await list()).map(({ status }) => status);

    const disconnected = [
      await call('DELETE', '/connections/fitbit'),
      await call('DELETE', '/connections/strava'),
    ];
    const without = await statuses();
    const connected = [await connect('fitbit'), await connect('strava')];
    const withBoth = await statuses();
    const { view } = await follow(await start(RANGE));
    const before = await countOwn(emulator);
    const erased = await call('DELETE', '/me');
    const after = await countOwn(emulator);
    const range = { startDate: RANGE.start, endDate: RANGE.end };
    const refused = await call('POST', '/orchestrations', {
      ...{ source: 'fitbit', destination: 'strava' },
      ...range,
    });
    await endSettling(emulator);
    const swept = await countOwn(emulator);
    return {
      disconnected,
      without,
      connected,
      withBoth,
      status: view.status,
      before,
      erased,
      after,
      refused,
      swept,
    };
  },
);

function createCall(system: LocalSystem, token: string) {
  return async (method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(system.apiUrl + path, init);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
}

/** Items in each table that holds what is a user's own. */
async function countOwn(aws: Emulator): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['OrchestrationTable', 'ConnectionTable', 'LedgerTable']) {
    const TableName = await tableName(aws, table);
    const { Count } = await aws.call<{ Count: number }>('DynamoDB_20120810.Scan', { TableName });
    counts[table] = Count;
  }
  return counts;
}

/** Lets the sweeper believe that nobody was at work for long, and waits until it has looked. */
async function endSettling(aws: Emulator): Promise<void> {
  const TableName = await tableName(aws, 'OrchestrationTable');
  const scan = () =>
    aws.call<{ Items: { orchestrationId: { S: string } }[] }>('DynamoDB_20120810.Scan', { TableName });
  const [erasure] = (await scan()).Items;
  await aws.call('DynamoDB_20120810.UpdateItem', {
    TableName,
    Key: { orchestrationId: erasure?.orchestrationId },
    UpdateExpression: 'SET wakeAt = :longAgo, lastFoundAt = :longAgo',
    ExpressionAttributeValues: { ':longAgo': { S: LONG_AGO } },
  });
  const giveUpAt = Date.now() + SWEPT_WITHIN_MS;
  while ((await scan()).Items.length > 0 && Date.now() < giveUpAt) await sleep(250);
}

async function tableName({ call }: Emulator, ending: string): Promise<string> {
  const { TableNames } = await call<{ TableNames: string[] }>('DynamoDB_20120810.ListTables', {});
  const name = TableNames.find((table) => table.endsWith(ending));
  if (name === undefined) throw new Error(`Expected a table ${ending}, got ${TableNames.join(', ')}`);
  return name;
}

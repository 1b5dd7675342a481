import type { AwsFault } from './aws-proxy.ts';
import type { Invoke } from './invoke.ts';
import { HEALTH, TOKEN } from './marks.ts';
import type { Stage } from './open-stage.ts';

const refused: AwsFault = { status: 400, name: 'AccessDeniedException', when: () => true };
const down: AwsFault = { status: 500, name: 'InternalServerError', when: () => true };
const RANGE = { source: 'fitbit', destination: 'strava', startDate: '2023-05-01', endDate: '2023-12-31' };

/** Starting a sync, as it goes wrong and as it goes well. Answers its id. */
export async function start({ proxies }: Pick<Stage, 'proxies'>, invoke: Invoke): Promise<string> {
  const post = (what: string, body: unknown, headers = {}) =>
    invoke.http('PostOrchestration', what, { body, headers });
  await post('a body that is no JSON', `{"source": "${TOKEN}", ${HEALTH}`);
  await post('fields that there are not', { ...RANGE, surprise: `${TOKEN} ${HEALTH}` });
  await post('values that are none', {
    ...RANGE,
    source: [TOKEN],
    startDate: { day: HEALTH },
    timeZone: 'Nowhere',
  });
  await post('a key that is none', RANGE, { 'idempotency-key': `${TOKEN} ${'x'.repeat(300)}` });
  await proxies.dynamodb.failing(refused, () => post('a table that refuses', RANGE));
  await proxies.dynamodb.failing(down, () => post('a table that is down', RANGE));
  const key = { 'idempotency-key': 'the-key-of-the-canary' };
  await proxies.sqs.failing(refused, () => post('a queue that refuses', RANGE, key));
  const { orchestrationId } = await post('a sync', RANGE, key);
  return String(orchestrationId);
}

/** Every command, on the sync and on what is none. */
export async function command(
  { proxies }: Pick<Stage, 'proxies'>,
  invoke: Invoke,
  orchestrationId: string,
): Promise<void> {
  const pathParameters = { orchestrationId };
  for (const name of ['PostPause', 'PostResume', 'PostRetry', 'PostCancel', 'PostRetry']) {
    await proxies.dynamodb.failing(refused, () =>
      invoke.http(name, 'a table that refuses', { pathParameters }),
    );
    await invoke.http(name, 'no such sync', { pathParameters: { orchestrationId: `${TOKEN}Id` } });
    await invoke.http(name, 'bad input', { pathParameters, body: `{"chunks": [${HEALTH}` });
    await invoke.http(name, 'as the user wants', { pathParameters });
  }
  await invoke.http('PostRetry', 'fields that there are not', { pathParameters, body: { surprise: TOKEN } });
}

/** What the views of the sync tell. */
export async function view({ proxies }: Pick<Stage, 'proxies'>, invoke: Invoke, id: string): Promise<void> {
  const pathParameters = { orchestrationId: id };
  const headers = { 'if-none-match': `"${TOKEN}"` };
  for (const name of ['GetStatus', 'GetChunks']) {
    await invoke.http(name, 'as it is', { pathParameters, headers });
    await invoke.http(name, 'no such sync', { pathParameters: { orchestrationId: TOKEN } });
    await proxies.dynamodb.failing(refused, () =>
      invoke.http(name, 'a table that refuses', { pathParameters }),
    );
  }
  await invoke.http('GetOrchestrations', 'the list', { headers });
  await invoke.http('GetOrchestrations', 'no such page', { queryParameters: { cursor: `${TOKEN}Cursor` } });
  await proxies.dynamodb.failing(refused, () => invoke.http('GetOrchestrations', 'a table that refuses'));
  await invoke.http('PostPlan', 'what a start would do', { body: RANGE });
  await invoke.http('PostPlan', 'values that are none', {
    body: { ...RANGE, source: [TOKEN], surprise: HEALTH },
  });
  await proxies.dynamodb.failing(refused, () =>
    invoke.http('PostPlan', 'a table that refuses', { body: RANGE }),
  );
}

// Drives every packaged function through its good and its bad days, with its own dependencies, log and all, and tells
// its parent what it answered, sent and stored. Everything that it prints is what the functions print.
import { connectAll, leave } from './cases-of-connections.ts';
import { copy } from './cases-of-months.ts';
import { command, start, view } from './cases-of-syncs.ts';
import { createInvoke, type SqsMessage } from './invoke.ts';
import { openStage, type Stage } from './open-stage.ts';

export interface CanaryReport {
  readonly told: ReturnType<typeof createInvoke>['told'];
  readonly items: readonly { readonly table: string; readonly item: unknown }[];
  /** Bodies of all requests to a service of AWS. */
  readonly sqs: readonly string[];
  readonly events: readonly string[];
  readonly tokens: readonly string[];
  readonly health: readonly string[];
  readonly workoutIds: readonly string[];
}

const ORCHESTRATIONS = 'OrchestrationTable';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** Messages of the last start, by their first day. */
function messagesOf({ proxies }: Stage): Map<string, SqsMessage> {
  const sent = proxies.sqs.requests
    .filter(({ target }) => target === 'AmazonSQS.SendMessageBatch')
    .flatMap(({ body }) => (JSON.parse(body) as { Entries: { MessageBody: string }[] }).Entries);
  const Attributes = { ApproximateReceiveCount: '1' };
  return new Map(
    sent.map(({ MessageBody: Body }, index) => {
      const { chunkStartDate } = JSON.parse(Body) as { chunkStartDate: string };
      return [chunkStartDate, { MessageId: `message-${index}`, ReceiptHandle: 'none', Body, Attributes }];
    }),
  );
}

/** Makes every look of the sweeper due. */
async function makeDue({ onDynamoDb, readItems }: Stage): Promise<void> {
  for (const { table, item } of await readItems()) {
    const { orchestrationId, wakeAt } = item as Record<string, object>;
    if (table !== ORCHESTRATIONS || wakeAt === undefined) continue;
    await onDynamoDb('UpdateItem', {
      ...{ TableName: ORCHESTRATIONS, Key: { orchestrationId } },
      ...{ UpdateExpression: 'SET wakeAt = :at', ExpressionAttributeValues: { ':at': { S: LONG_AGO } } },
    });
  }
}

async function drive(stage: Stage, handlers: Parameters<typeof createInvoke>[0]): Promise<CanaryReport> {
  const invoke = createInvoke(handlers);
  const { proxies, providers, readItems } = stage;
  const refused = { status: 400, name: 'AccessDeniedException' } as const;
  const sweepAs = async (what: string) => {
    await makeDue(stage);
    await invoke.schedule('OnSweep', what);
  };
  await connectAll(stage, invoke);
  const id = await start(stage, invoke);
  await copy(stage, invoke, messagesOf(stage));
  await proxies.events.failing({ ...refused, when: () => true }, () => sweepAs('a bus that refuses'));
  await sweepAs('a pause that is told');
  await view(stage, invoke, id);
  await command(stage, invoke, id);
  await view(stage, invoke, id);
  const isQuery = ({ target }: { target: string }) => target.endsWith('.Query');
  await proxies.dynamodb.failing({ ...refused, when: isQuery }, () => sweepAs('an index that refuses'));
  const isRead = ({ target }: { target: string }) => target.endsWith('.GetItem');
  await proxies.dynamodb.failing({ ...refused, when: isRead }, () => sweepAs('a record that cannot be read'));
  await sweepAs('what is due');
  const stored = await readItems();
  await leave(stage, invoke);
  await sweepAs('an erasure');
  const bodiesOf = (proxy: (typeof proxies)['sqs']) => proxy.requests.map(({ body }) => body);
  return {
    told: invoke.told,
    items: [...stored, ...(await readItems())],
    ...{ sqs: bodiesOf(proxies.sqs), events: bodiesOf(proxies.events) },
    tokens: [...providers.heard.tokens],
    health: [...providers.heard.health],
    workoutIds: [...providers.heard.workoutIds],
  };
}

async function main(): Promise<void> {
  const modules = JSON.parse(process.env['CANARY_HANDLERS'] ?? '[]') as [name: string, path: string][];
  const stage = await openStage();
  const loaded = modules.map(async ([name, path]) => {
    const { handler } = (await import(path)) as { handler: never };
    return [name, handler] as const;
  });
  try {
    const report = await drive(stage, new Map(await Promise.all(loaded)));
    await new Promise((resolve) => process.send?.(report, resolve));
  } finally {
    await stage.stop();
  }
  process.exit();
}

await main();

import { civilDate } from '../../packages/core/src/domain/civil-date.ts';
import type { LocalSystem } from '../../packages/local/src/local-system.ts';
import { openAwsBooks } from './aws-books.ts';
import { BAD_REQUESTS, type BadRequest, type Sender } from './bad-requests.ts';
import { runScenario } from './scenario-stage.ts';
import { startEmulator } from './start-emulator.ts';

const RANGE = { start: civilDate('2023-01-01'), end: civilDate('2023-01-31') };
const UNREADABLE = ['not JSON', '{"v":999}'];

/** Everything that must be refused, over real HTTP and on the queue, on an AWS that can be looked into. */
const emulator = await startEmulator();
const books = openAwsBooks(emulator);

await runScenario(
  { endpoint: emulator.url, history: { kind: 'made-up', seed: 5, range: RANGE } },
  async ({ system, userId, start, follow }) => {
    const id = await start(RANGE);
    await follow(id);

    const before = { items: await books.items(), messages: await books.messages() };
    const tokens = await issueTokens(system, userId);
    const answers = [];
    for (const request of BAD_REQUESTS) answers.push(await send(system.apiUrl, id, tokens, request));
    const after = { items: await books.items(), messages: await books.messages() };

    const QueueUrl = await books.queueUrl('ColdQueue');
    for (const MessageBody of UNREADABLE)
      await emulator.call('AmazonSQS.SendMessage', { QueueUrl, MessageBody });
    const quarantined = await books.receive(await books.queueUrl('QuarantineQueue'), UNREADABLE.length);
    return { answers, before, after, quarantined: quarantined.sort() };
  },
);

async function issueTokens(system: LocalSystem, userId: string): Promise<Record<Sender, string | undefined>> {
  const user = await system.issueToken(userId, { premium: true });
  return {
    user,
    nobody: undefined,
    forger: forge(user),
    stranger: await system.issueToken('another-user', { premium: true }),
    reader: await system.issueToken(userId, { premium: true, scopes: ['sync:read'] }),
    'free-user': await system.issueToken(userId),
  };
}

/** The same token with one claim changed: the signature no longer fits. */
function forge(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'another-user' })).toString('base64url');
  return [header, changed, signature].join('.');
}

async function send(
  apiUrl: string,
  ownId: string,
  tokens: Record<Sender, string | undefined>,
  { name, sender = 'user', method = 'POST', path = '/orchestrations', body }: BadRequest,
): Promise<object> {
  const token = tokens[sender];
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const response = await fetch(apiUrl + path.replace(':own', ownId), {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
  const contentType = response.headers.get('content-type');
  return { name, status: response.status, contentType, body: await response.json() };
}

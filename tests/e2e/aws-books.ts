import { setTimeout as sleep } from 'node:timers/promises';

import type { Emulator } from './start-emulator.ts';

/** What the system keeps at AWS, counted from outside. */
export interface AwsBooks {
  /** Items over all tables. */
  items(): Promise<number>;
  /** Messages on all queues, those in work included. */
  messages(): Promise<number>;
  /** URL of the queue whose name ends with `ending`. */
  queueUrl(ending: string): Promise<string>;
  /** The bodies of `count` messages of a queue. Throws when they are not there within ten seconds. */
  receive(queueUrl: string, count: number): Promise<string[]>;
}

const PATIENCE_MS = 10_000;
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
];

export function openAwsBooks({ call }: Emulator): AwsBooks {
  const queueUrls = async () =>
    (await call<{ QueueUrls?: string[] }>('AmazonSQS.ListQueues', {})).QueueUrls ?? [];
  return {
    async items() {
      const { TableNames } = await call<{ TableNames: string[] }>('DynamoDB_20120810.ListTables', {});
      const scan = (TableName: string) =>
        call<{ Count: number }>('DynamoDB_20120810.Scan', { TableName, Select: 'COUNT' });
      return sum((await Promise.all(TableNames.map(scan))).map(({ Count }) => Count));
    },
    async messages() {
      const read = (QueueUrl: string) =>
        call<{ Attributes: Record<string, string> }>('AmazonSQS.GetQueueAttributes', {
          QueueUrl,
          AttributeNames: COUNTS,
        });
      const answers = await Promise.all((await queueUrls()).map(read));
      return sum(answers.flatMap(({ Attributes }) => Object.values(Attributes).map(Number)));
    },
    async queueUrl(ending) {
      const urls = await queueUrls();
      const url = urls.find((candidate) => candidate.endsWith(ending));
      if (url === undefined) throw new Error(`Expected a queue ${ending}, got ${urls.join(', ')}`);
      return url;
    },
    async receive(QueueUrl, count) {
      const bodies: string[] = [];
      for (
        const end = Date.now() + PATIENCE_MS;
        bodies.length < count && Date.now() < end;
        await sleep(100)
      ) {
        const input = { QueueUrl, MaxNumberOfMessages: 10 };
        const { Messages = [] } = await call<{ Messages?: { Body: string }[] }>(
          'AmazonSQS.ReceiveMessage',
          input,
        );
        bodies.push(...Messages.map(({ Body }) => Body));
      }
      if (bodies.length < count) throw new Error(`Expected ${count} messages, got ${bodies.length}`);
      return bodies;
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

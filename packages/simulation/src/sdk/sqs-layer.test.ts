import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';

import { runSqsSeed, type SqsRun } from './run-sqs-seed.ts';

const SEEDS = 300;
const PATIENCE_MS = 60_000;

describe('the chunk queue over a real SQS client', () => {
  const runs: SqsRun[] = [];

  it(
    'loses no message that it confirmed, and ends',
    async () => {
      for (let seed = 0; seed < SEEDS; seed += 1) runs.push(await runSqsSeed(seed));
      expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('met refused entries, batches broken off and a broken wire, and gave some sends up', () => {
    const sum = (...kinds: (keyof SqsRun['faults'])[]) =>
      runs.reduce((total, { faults }) => total + kinds.reduce((of, kind) => of + faults[kind], 0), 0);
    expect(sum('entry refused')).toBeGreaterThan(100);
    expect(sum('batch broken off')).toBeGreaterThan(100);
    expect(sum('answer lost', 'error after', 'hang after', 'lands late')).toBeGreaterThan(100);
    expect(runs.filter(({ isConfirmed }) => !isConfirmed).length).toBeGreaterThan(10);
  });

  it('would not do without reading which entries were refused', async () => {
    const trusting: Parameters<typeof runSqsSeed>[1] = ({ client, queueUrl }) => ({
      send: async (messages) => {
        for (let start = 0; start < messages.length; start += 10) {
          const Entries = messages.slice(start, start + 10).map((message) => ({
            Id: String(message.chunkIndex),
            MessageBody: JSON.stringify(message),
          }));
          await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        }
      },
    });
    const violations: string[] = [];
    for (let seed = 0; seed < SEEDS && !violations.some((one) => one.startsWith('lost')); seed += 1) {
      violations.push(...(await runSqsSeed(seed, trusting)).violations);
    }
    expect(violations.join('\n')).toMatch(/^lost: /m);
  });
});

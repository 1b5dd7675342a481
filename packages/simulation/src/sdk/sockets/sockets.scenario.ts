// Run by sockets.test.ts as a process of its own: inside jest, errors that Node itself makes are no instances of the
// tests' Error, and the SDK would wrap them into something that nobody meets in production.
import { createDynamoDbClient } from '@syncwell/core/aws/clients';
import { createDynamoRecordTable } from '@syncwell/core/aws/dynamo-record-table';
import { createEngineTable } from '@syncwell/core/aws/engine-table';
import { createOrchestrationStore } from '@syncwell/core/store/orchestration-store';

import { createRandom } from '../../kernel/random.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { liveHurriedly } from './hurried-life.ts';

const LANES = 4;
const LIVES_PER_LANE = 3;
/** So short that a hang costs little; what a busy machine lets run out is one more fault. */
const TIMEOUTS = { connectionTimeoutMs: 250, requestTimeoutMs: 250 };
const FAULTS = { random: createRandom(1), rate: 0.3, lateMs: 600 };

const [target = ''] = process.argv.slice(2);
const proxy = await startFaultyProxy({ target, ...FAULTS });
const plain = createDynamoDbClient({ endpoint: target });
const tableName = await createEngineTable(plain, 'OrchestrationTable');
const client = createDynamoDbClient({ endpoint: proxy.url, timeouts: TIMEOUTS });
const table = createDynamoRecordTable({ client, tableName });
const store = createOrchestrationStore({ table, timing: { soonSeconds: 2, wakeShards: 1 } });
const lanes = Array.from({ length: LANES }, async () => {
  const lived = [];
  for (let life = 0; life < LIVES_PER_LANE; life += 1) lived.push(await liveHurriedly(store));
  return lived;
});
const records = (await Promise.all(lanes)).flat();
client.destroy();
plain.destroy();
await proxy.stop();
const lives = records.map(({ outcomes, ...record }) => ({ ...record, outcomes: [...outcomes] }));
console.log(JSON.stringify({ faults: proxy.counts, lives }));

import { createSqsClient } from '../stack/create-sqs-client.ts';
import { createInvoke } from './create-invoke.ts';
import { createGate } from './gate.ts';
import type { PumpMessage, PumpReady, PumpTask } from './pump-message.ts';
import { startPump } from './start-pump.ts';

// The pump as a process of its own, as Lambda's pollers are no part of anybody's program: it can crash by itself.
const gate = createGate();
const report = (line: string) => process.stdout.write(`[queue pump] ${line}\n`);

process.on('message', (message: PumpMessage) => {
  switch (message.type) {
    case 'task':
      return start(message.task);
    case 'gate':
      return message.open ? gate.open() : gate.close();
  }
});
process.once('disconnect', () => process.exit(0));
if (process.send === undefined) throw new Error('Expected to be started with a channel to the local system');
process.send({ type: 'ready' } satisfies PumpReady);

function start({ sqsEndpoint, lambdaUrl, mappings, faults }: PumpTask): void {
  const consumers = mappings.reduce((total, { maximumConcurrency }) => total + maximumConcurrency, 0);
  // A call for each consumer's poll and one for its last batch: none of them waits for another's long poll.
  const sqs = createSqsClient(sqsEndpoint, 2 * consumers);
  startPump({ sqs, mappings, invoke: createInvoke({ url: lambdaUrl, fetch }), gate, faults, report });
}

import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';

import type { OrchestrationEvent } from '../ports.ts';
import { AwsUnavailableError } from './call-aws.ts';
import { createEventBridgeEvents } from './event-bridge-events.ts';

const EVENT: OrchestrationEvent = {
  eventId: 'orch-1:2:COMPLETED',
  orchestrationId: 'orch-1',
  userId: 'ann',
  ...{ run: 2, version: 9, status: 'COMPLETED', totalChunks: 3, completedChunks: 2, failedChunks: 1 },
};

function publish(answer: object) {
  const sent: unknown[] = [];
  const send = ({ input }: { readonly input: unknown }) => Promise.resolve((sent.push(input), answer));
  const client = { send } as unknown as EventBridgeClient;
  return { sent, done: createEventBridgeEvents({ client, busName: 'ours' }).publish(EVENT) };
}

describe('createEventBridgeEvents', () => {
  it('puts the event on the bus, with a source and a type that rules can match', async () => {
    const { sent, done } = publish({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
    await done;
    expect(sent).toEqual([
      {
        Entries: [
          {
            EventBusName: 'ours',
            Source: 'syncwell.historical-sync',
            DetailType: 'Orchestration COMPLETED',
            Detail: JSON.stringify(EVENT),
          },
        ],
      },
    ]);
  });

  it.each([
    [
      'was refused',
      { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] },
      'ThrottlingException',
    ],
    ['was refused without a word', { FailedEntryCount: 1 }, 'no entry'],
    ['is not known to have been taken', {}, 'no entry'],
  ])('throws when the event %s, though the call was answered', async (_what, answer, cause) => {
    const { done } = publish(answer);
    await expect(done).rejects.toThrow(AwsUnavailableError);
    await expect(done).rejects.toMatchObject({ cause: { message: cause } });
  });
});

import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

import type { Events } from '../ports.ts';
import { AwsUnavailableError, callAws } from './call-aws.ts';

/** `source` of every event of ours. */
const EVENT_SOURCE = 'syncwell.historical-sync';

export interface EventBus {
  readonly client: EventBridgeClient;
  /** Name or ARN. */
  readonly busName: string;
}

/**
 * Events on EventBridge: `detail-type` is "Orchestration COMPLETED" and so on, `detail` the event. PutEvents answers
 * 200 even when it took nothing: its failure count is read. Throws AwsUnavailableError.
 */
export function createEventBridgeEvents({ client, busName }: EventBus): Events {
  return {
    publish: async (event) => {
      const entry = {
        EventBusName: busName,
        Source: EVENT_SOURCE,
        DetailType: `Orchestration ${event.status}`,
        Detail: JSON.stringify(event),
      };
      const command = new PutEventsCommand({ Entries: [entry] });
      const answer = await callAws('PutEvents', () => client.send(command));
      if (answer.FailedEntryCount !== 0) {
        throw new AwsUnavailableError('PutEvents', new Error(answer.Entries?.[0]?.ErrorCode ?? 'no entry'));
      }
    },
  };
}

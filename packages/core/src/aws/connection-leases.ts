import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import type { Connection, ConnectionKey, ConnectionStore, TokenLease } from '../connections.ts';
import { callAws } from './call-aws.ts';
import type { ConnectionInputs } from './connection-inputs.ts';
import { toSummary } from './connection-item.ts';

type Leases = Pick<ConnectionStore, 'leaseRefresh' | 'leaseConnect' | 'dropLease' | 'markRefused'>;

/** What the item says of the tokens as somebody read them. */
type Held = Pick<Partial<Connection>, 'version' | 'connectedAt'> & { readonly end: number | undefined };

const heldSchema = z.object({
  version: z.number().optional(),
  connectedAt: z.string().optional(),
  leaseEnd: z.number().optional(),
});

/** The right to change tokens: one conditional write each, and one read when it is refused. */
export function createConnectionLeases(client: DynamoDBClient, inputs: ConnectionInputs): Leases {
  const readHeld = async (key: ConnectionKey): Promise<Held> => {
    const command = new GetItemCommand(inputs.getSummary(key));
    const { Item = {} } = await callAws('GetItem', () => client.send(command));
    const { leaseEnd: end, ...rest } = heldSchema.parse(unmarshall(Item));
    return { ...rest, end };
  };
  return {
    leaseRefresh: async (connection, lease) => {
      const isTaken = await applies(client, inputs.leaseRefresh(connection, lease));
      if (isTaken) return { kind: 'taken' };
      const { version, connectedAt, end } = await readHeld(connection);
      const isSame = version === connection.version && connectedAt === connection.connectedAt;
      return isSame ? busyUntil(end, lease) : { kind: 'moved on' };
    },
    leaseConnect: async (key, lease) => {
      const answer = await attempt(client, inputs.leaseConnect(key, lease));
      if (answer !== undefined) return { kind: 'taken', summary: toSummary(unmarshall(answer)) };
      return busyUntil((await readHeld(key)).end, lease);
    },
    dropLease: async (key, owner) => {
      await applies(client, inputs.dropLease(key, owner));
    },
    markRefused: async (connection, at) => {
      await applies(client, inputs.markRefused(connection, at));
    },
  };
}

/** A lease that ended between the write and the read is over now: worth another try at once. */
function busyUntil(end: number | undefined, { now }: TokenLease) {
  return { kind: 'busy', end: end ?? now.getTime() } as const;
}

async function applies(client: DynamoDBClient, input: UpdateItemCommandInput): Promise<boolean> {
  return (await attempt(client, input)) !== undefined;
}

/** The attributes that it answers, or undefined when a clause does not hold. */
async function attempt(client: DynamoDBClient, input: UpdateItemCommandInput) {
  try {
    const answer = await callAws('UpdateItem', () => client.send(new UpdateItemCommand(input)));
    return answer.Attributes ?? {};
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

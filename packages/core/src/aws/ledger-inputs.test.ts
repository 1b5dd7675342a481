import { marshall } from '@aws-sdk/util-dynamodb';

import type { LedgerKey } from '../ledger.ts';
import { itemSize } from '../testing/item-size.ts';
import { toIntendInput, toKeepUploadInput, toSettleInput, toSettleUnsentInput } from './ledger-inputs.ts';
import { toBatchGetInput } from './ledger-table.ts';

const KEY: LedgerKey = { userId: 'ann', source: 'fitbit', destination: 'strava', sourceId: '7301234567890' };
const ITEM_KEY = marshall({ userId: 'ann', entry: 'fitbit#strava#7301234567890' });
const SYNC = 'orch-00000000-0000-4000-8000-000000000001';
const INTENT = { orchestrationId: SYNC, owner: 'try-2', at: '2024-03-01T10:05:00.000Z' };

describe('the inputs of the ledger', () => {
  it('write an intent where nothing is, or where it is already', () => {
    expect(toIntendInput('ledger', KEY, INTENT)).toEqual({
      TableName: 'ledger',
      Key: ITEM_KEY,
      UpdateExpression:
        'SET #state = :intent, #at = :at, #owner = :owner, orchestrationId = :sync REMOVE uploadId',
      ConditionExpression:
        'attribute_not_exists(#entry) OR (#state = :intent AND #at = :at AND #owner = :owner)',
      ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state', '#at': 'at', '#owner': 'owner' },
      ExpressionAttributeValues: marshall({
        ':intent': 'INTENT',
        ':at': INTENT.at,
        ':owner': 'try-2',
        ':sync': SYNC,
      }),
    });
  });

  it('take an intent over as it was read', () => {
    const before = {
      kind: 'SUBMITTED',
      at: '2024-03-01T10:00:00.000Z',
      owner: 'try-1',
      uploadId: '17',
    } as const;
    const input = toIntendInput('ledger', KEY, { ...INTENT, before });
    expect(input.ConditionExpression).toBe(
      '(#state = :beforeState AND #at = :beforeAt AND #owner = :beforeOwner)' +
        ' OR (#state = :intent AND #at = :at AND #owner = :owner)',
    );
    expect(input.ExpressionAttributeNames).toEqual({ '#state': 'state', '#at': 'at', '#owner': 'owner' });
    expect(input.ExpressionAttributeValues).toMatchObject(
      marshall({ ':beforeState': 'SUBMITTED', ':beforeAt': before.at, ':beforeOwner': 'try-1' }),
    );
  });

  it('keep an upload under our own intent', () => {
    expect(toKeepUploadInput('ledger', KEY, { owner: 'try-2', uploadId: '17' })).toEqual({
      TableName: 'ledger',
      Key: ITEM_KEY,
      UpdateExpression: 'SET #state = :submitted, uploadId = :uploadId',
      ConditionExpression: '#state = :intent AND #owner = :owner',
      ExpressionAttributeNames: { '#state': 'state', '#owner': 'owner' },
      ExpressionAttributeValues: marshall({
        ':intent': 'INTENT',
        ':submitted': 'SUBMITTED',
        ':owner': 'try-2',
        ':uploadId': '17',
      }),
    });
  });

  it('settle what is open and there', () => {
    expect(toSettleInput('ledger', KEY, { kind: 'DONE', activityId: '8' })).toEqual({
      TableName: 'ledger',
      Key: ITEM_KEY,
      UpdateExpression: 'SET #state = :state, activityId = :activityId REMOVE #owner, uploadId',
      ConditionExpression: '#state IN (:intent, :submitted)',
      ExpressionAttributeNames: { '#state': 'state', '#owner': 'owner' },
      ExpressionAttributeValues: marshall({
        ':state': 'DONE',
        ':activityId': '8',
        ':intent': 'INTENT',
        ':submitted': 'SUBMITTED',
      }),
    });
  });

  it('settle without a hand-in where nothing is', () => {
    const end = { kind: 'SKIPPED', reason: 'EMPTY_FILE' } as const;
    expect(toSettleUnsentInput('ledger', KEY, { state: end, orchestrationId: SYNC })).toEqual({
      TableName: 'ledger',
      Key: ITEM_KEY,
      UpdateExpression: 'SET #state = :state, reason = :reason, orchestrationId = :sync',
      ConditionExpression: 'attribute_not_exists(#entry)',
      ExpressionAttributeNames: { '#entry': 'entry', '#state': 'state' },
      ExpressionAttributeValues: marshall({ ':state': 'SKIPPED', ':reason': 'EMPTY_FILE', ':sync': SYNC }),
    });
  });

  it('read consistently', () => {
    expect(toBatchGetInput('ledger', KEY, [KEY.sourceId])).toEqual({
      RequestItems: { ledger: { Keys: [ITEM_KEY], ConsistentRead: true } },
    });
  });
});

describe('an item of the ledger', () => {
  it('is one write unit, with ids as long as they get', () => {
    const item = {
      userId: 'google-oauth2|103547991597142817347',
      entry: `google-health#garmin-connect#${'x'.repeat(100)}`,
      state: 'SUBMITTED',
      at: INTENT.at,
      owner: 'x'.repeat(12),
      orchestrationId: SYNC,
      uploadId: '9'.repeat(30),
    };
    expect(itemSize(item)).toBeLessThan(1024 / 2);
  });
});

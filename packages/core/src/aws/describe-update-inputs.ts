import { unmarshall } from '@aws-sdk/util-dynamodb';

import { TRANSITION_CASES } from '../testing/transition-cases.ts';
import type { ExpectedInput } from '../testing/update-inputs/expected-input.ts';
import { toUpdateItemInput } from './to-update-item-input.ts';

export type TransitionName = keyof typeof TRANSITION_CASES;

/** Holds, to the letter, what DynamoDB is sent for each of the transitions. */
export function describeUpdateInputs(expected: Readonly<Record<TransitionName, ExpectedInput>>): void {
  describe.each(Object.entries(expected) as [TransitionName, ExpectedInput][])(
    '%s as an UpdateItem',
    (name, { condition, set, remove = [], values }) => {
      const target = { tableName: 'orchestrations', key: 'orch-1' };
      const { ExpressionAttributeNames: names, ...input } = toUpdateItemInput(
        target,
        TRANSITION_CASES[name].change,
      );
      const conditionExpression = condition.join(' AND ');
      const removed = remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : '';
      const updateExpression = `SET ${set.join(', ')}${removed}`;

      it('is sent with these expressions', () => {
        expect({
          ...input,
          ExpressionAttributeValues: unmarshall(input.ExpressionAttributeValues ?? {}),
        }).toEqual({
          TableName: 'orchestrations',
          Key: { orchestrationId: { S: 'orch-1' } },
          ConditionExpression: conditionExpression,
          UpdateExpression: updateExpression,
          ExpressionAttributeValues: values,
          ReturnValues: 'ALL_NEW',
        });
      });

      it('names each attribute by its own name, and none that it does not use', () => {
        const used = `${conditionExpression} ${updateExpression}`.match(/#\w+/g) ?? [];
        expect(names).toEqual(
          Object.fromEntries(used.map((placeholder) => [placeholder, placeholder.slice(1)])),
        );
      });
    },
  );
}

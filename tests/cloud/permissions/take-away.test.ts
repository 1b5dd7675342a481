import { listPermissions, takeAway } from './take-away.ts';

const STATEMENTS = [
  { Effect: 'Allow' as const, Action: ['get', 'put'], Resource: ['table', 'other'] },
  { Effect: 'Allow' as const, Action: ['send'], Resource: ['queue'] },
];

describe('listPermissions', () => {
  it('names each action on each resource', () => {
    expect(listPermissions(STATEMENTS).map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      'get table',
      'get other',
      'put table',
      'put other',
      'send queue',
    ]);
  });
});

describe('takeAway', () => {
  it.each(listPermissions(STATEMENTS))('takes $action on $resource and nothing else', (permission) => {
    const left = listPermissions(takeAway(STATEMENTS, permission));
    const others = listPermissions(STATEMENTS).filter(
      ({ action, resource }) => action !== permission.action || resource !== permission.resource,
    );
    expect(new Set(left.map((one) => JSON.stringify(one)))).toEqual(
      new Set(others.map((one) => JSON.stringify(one))),
    );
  });
});

it('takes what is a part of an action along with it', () => {
  const statements = [
    { Effect: 'Allow' as const, Action: ['sqs:SendMessage', 'sqs:SendMessageBatch'], Resource: ['queue'] },
  ];
  const permissions = listPermissions(statements);
  expect(permissions).toEqual([{ action: 'sqs:SendMessage', resource: 'queue' }]);
  expect(permissions.flatMap((permission) => takeAway(statements, permission))).toEqual([]);
});

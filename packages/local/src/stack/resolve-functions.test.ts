import { resolveFunctions, type FunctionDefinition } from './resolve-functions.ts';

const scope = { references: { Table: 'run-Table' }, attributes: { 'Queue.Arn': 'arn:queue' } };

describe('resolveFunctions', () => {
  it('puts real names into environments and event sources, as text', () => {
    const worker: FunctionDefinition = {
      name: 'worker',
      environment: { TABLE: { Ref: 'Table' }, TIMEOUT: 8 },
      events: [{ sqs: { arn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, batchSize: 1 } }],
    };
    resolveFunctions({ worker }, scope);
    expect(worker).toEqual({
      name: 'worker',
      environment: { TABLE: 'run-Table', TIMEOUT: '8' },
      events: [{ sqs: { arn: 'arn:queue', batchSize: 1 } }],
    });
  });

  it('leaves HTTP events as they are: their authorizer exists on AWS only', () => {
    const events = [{ httpApi: { authorizer: { id: { Ref: 'HttpApiAuthorizerUsers' } } } }];
    const status: FunctionDefinition = { name: 'status', events: structuredClone(events) };
    resolveFunctions({ status }, scope);
    expect(status.events).toEqual(events);
  });

  it('names the function whose reference nobody knows', () => {
    const worker = { name: 'worker', environment: { TABLE: { Ref: 'Tabel' } } };
    expect(() => resolveFunctions({ worker }, scope)).toThrow('Function worker: Expected `!Ref Tabel`');
  });
});

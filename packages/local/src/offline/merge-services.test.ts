import { mergeServices } from './merge-services.ts';
import type { ComposedService } from './read-services.ts';
import { serviceConfiguration } from './service-configuration.ts';

const owner: ComposedService = {
  name: 'owner',
  path: 'services/owner',
  handed: {},
  configuration: serviceConfiguration.parse({
    service: 'x-owner',
    params: { default: { pace: 'production' }, local: { pace: 'quick' } },
    provider: {
      name: 'aws',
      timeout: 29,
      environment: { TABLE: { Ref: 'Table' } },
      httpApi: { authorizers: {} },
    },
    functions: { post: { handler: 'src/post.handler', environment: { A: '1' }, iamRoleStatements: [] } },
    resources: [{ Resources: { Table: {} } }, { Outputs: { TableName: { Value: { Ref: 'Table' } } } }],
  }),
};
const reader: ComposedService = {
  name: 'reader',
  path: 'services/reader',
  handed: { tableName: '${owner.TableName}', httpApiId: '${owner.HttpApiId}' },
  configuration: serviceConfiguration.parse({
    service: 'x-reader',
    params: { default: { pace: 'production' }, local: { pace: 'quick' } },
    provider: {
      timeout: 10,
      environment: { TABLE: '${param:tableName}' },
      httpApi: { id: '${param:httpApiId}' },
    },
    functions: { get: { handler: 'src/get.handler', timeout: 5 } },
  }),
};

describe('mergeServices', () => {
  it('gives each function what its own service says', () => {
    expect(mergeServices([owner, reader])).toMatchObject({
      functions: {
        post: {
          handler: 'services/owner/src/post.handler',
          timeout: 29,
          environment: { TABLE: { Ref: 'Table' }, A: '1' },
        },
        get: {
          handler: 'services/reader/src/get.handler',
          timeout: 5,
          environment: { TABLE: '${param:tableName}' },
        },
      },
    });
  });

  it('leaves out roles, outputs, and what the provider said about functions', () => {
    const merged = mergeServices([owner, reader]);
    expect(merged).toMatchObject({ provider: { name: 'aws', httpApi: { authorizers: {} } } });
    expect(Object.keys(merged.provider as object)).toEqual(['httpApi', 'name']);
    expect(merged.resources).toEqual([{ Resources: { Table: {} } }, {}]);
    expect(JSON.stringify(merged.functions)).not.toContain('iamRoleStatements');
  });

  it('wires what compose hands over to the references behind the outputs', () => {
    expect(mergeServices([owner, reader]).params).toEqual({
      default: { pace: 'production', tableName: { Ref: 'Table' }, httpApiId: { Ref: 'HttpApi' } },
      local: { pace: 'quick' },
    });
  });

  it('refuses two functions of one name, and an output that nobody has', () => {
    const twin = {
      ...reader,
      configuration: { ...reader.configuration, functions: owner.configuration.functions },
    };
    expect(() => mergeServices([owner, twin])).toThrow(
      'Expected one `functions.post` in all services, got another in reader',
    );
    const lost = { ...reader, handed: { queueUrl: '${owner.QueueUrl}' } };
    expect(() => mergeServices([owner, lost])).toThrow('Expected `${owner.QueueUrl}`');
  });

  it('wants one owner of the HTTP API', () => {
    expect(() => mergeServices([owner, { ...owner, name: 'twin' }])).toThrow(
      'Expected one service to own the HTTP API, got owner, twin',
    );
  });
});

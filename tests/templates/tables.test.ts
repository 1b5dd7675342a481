import { propertiesOfType, readTemplate, SERVICE_NAMES } from './read-template.ts';

const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const attribute = (AttributeName: string, AttributeType: string) => ({ AttributeName, AttributeType });

const orchestrator = readTemplate('orchestrator');
const TABLES = ['OrchestrationTable', 'ConnectionTable', 'LedgerTable', 'BudgetTable'];

describe('packaged tables', () => {
  it('belong to the orchestrator', () => {
    const owners = SERVICE_NAMES.map((service) => [
      service,
      [...propertiesOfType(readTemplate(service), 'AWS::DynamoDB::Table').keys()],
    ]);
    expect(Object.fromEntries(owners)).toEqual({ orchestrator: TABLES, 'chunk-worker': [], status: [] });
  });

  it.each(TABLES)('%s is on demand, encrypted, and can be restored to any second', (name) => {
    expect(orchestrator.Resources[name]?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it.each([...TABLES, 'ConnectionKey'])('%s outlives its stack in production', (name) => {
    expect(orchestrator.Resources[name]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it.each(TABLES)('%s refuses to be deleted in production', (name) => {
    expect(orchestrator.Resources[name]?.Properties).toMatchObject({ DeletionProtectionEnabled: true });
  });

  it.each(TABLES)('%s has a generated name', (name) => {
    expect(orchestrator.Resources[name]?.Properties).not.toHaveProperty('TableName');
  });

  it('OrchestrationTable has its key, both indexes and its expiry', () => {
    expect(orchestrator.Resources['OrchestrationTable']?.Properties).toMatchObject({
      AttributeDefinitions: [
        attribute('orchestrationId', 'S'),
        attribute('wakeShard', 'N'),
        attribute('wakeAt', 'S'),
        attribute('userId', 'S'),
        attribute('createdAt', 'S'),
      ],
      KeySchema: [hash('orchestrationId')],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'wake',
          KeySchema: [hash('wakeShard'), range('wakeAt')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'byUser',
          KeySchema: [hash('userId'), range('createdAt')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('ConnectionTable holds one item per user and provider', () => {
    expect(orchestrator.Resources['ConnectionTable']?.Properties).toMatchObject({
      KeySchema: [hash('userId'), range('provider')],
    });
  });

  it('LedgerTable holds one item per user, route and workout', () => {
    expect(orchestrator.Resources['LedgerTable']?.Properties).toMatchObject({
      KeySchema: [hash('userId'), range('entry')],
    });
  });

  it('BudgetTable holds one item per provider and use', () => {
    expect(orchestrator.Resources['BudgetTable']?.Properties).toMatchObject({ KeySchema: [hash('budget')] });
  });
});

describe('packaged key', () => {
  it('turns over every year and names each action it allows', () => {
    const key = orchestrator.Resources['ConnectionKey'];
    expect(key?.Properties).toMatchObject({ EnableKeyRotation: true });
    expect(JSON.stringify(key?.Properties)).not.toContain('kms:*');
  });
});

import { type Permissions, readRoles, toList, toPermissions } from './read-roles.ts';
import { readSecurityTable } from './read-security-table.ts';

const WRITE_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const roles = readRoles();
const documented = readSecurityTable();

describe('packaged roles', () => {
  it('are those of the table in docs/security.md', () => {
    expect([...documented.keys()].sort()).toEqual(roles.map(({ name }) => name).sort());
  });

  it.each(roles)('$name allows what docs/security.md says and its own log, to the letter', (role) => {
    const expected: Permissions = { [`${role.name}LogGroup`]: WRITE_LOGS, ...documented.get(role.name) };
    expect(toPermissions(role.statements)).toEqual(expected);
  });

  it.each(roles)('$name names every action and resource', ({ statements }) => {
    for (const { Effect, Action, Resource, ...rest } of statements) {
      expect([Effect, Object.keys(rest)]).toEqual(['Allow', []]);
      expect(toList(Action).join()).not.toContain('*');
      expect(JSON.stringify(Resource)).not.toContain('*');
    }
  });

  it.each(roles)('$name is for Lambda alone, without managed policies', ({ properties }) => {
    expect(properties.ManagedPolicyArns ?? []).toEqual([]);
    expect(properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } }],
    });
  });

  it('let nobody read what is stored who only sends, and nobody write who only reads', () => {
    const actionsOf = (name: string) => Object.values(documented.get(name) ?? {}).flat();
    const writes = (action: string) => /:(Put|Update|Delete|Send|BatchWrite|Publish)/.test(action);
    const readers = [...documented.keys()].filter((name) => name.startsWith('Get') || name === 'PostPlan');
    expect(readers.filter((name) => actionsOf(name).some(writes))).toEqual([]);
    const openers = [...documented.keys()].filter((name) => actionsOf(name).includes('kms:Decrypt'));
    expect(openers.sort()).toEqual(['DeleteConnection', 'DeleteMe', 'OnChunkMessage', 'OnSweep']);
  });
});

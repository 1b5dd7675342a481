import { readRepositoryFile, readTemplate, type ServiceName } from './read-template.ts';

const CONSUMERS: readonly ServiceName[] = ['chunk-worker', 'status'];

function namesIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

describe('serverless-compose.yml', () => {
  const compose = readRepositoryFile('serverless-compose.yml');
  const stages = ['default', 'prod']
    .map((name) => readRepositoryFile(`config/stages/${name}.yml`))
    .join('\n');

  it('hands values on from the orchestrator only, so that no cycle can arise', () => {
    expect([...namesIn(compose, /\$\{([\w-]+)\./g)]).toEqual(['orchestrator']);
  });

  it('hands on outputs that the orchestrator has', () => {
    const { Outputs } = readTemplate('orchestrator');
    for (const output of namesIn(compose, /\$\{orchestrator\.(\w+)\}/g))
      expect(Outputs).toHaveProperty(output);
  });

  it('hands over ids in quotes: compose reads outputs as YAML, where 012e45 would be a number', () => {
    const { Outputs } = readTemplate('orchestrator');
    expect(Outputs).toMatchObject({
      HandedHttpApiId: { Value: { 'Fn::Sub': "'${HttpApi}'" } },
      HandedAuthorizerId: { Value: { 'Fn::Sub': "'${HttpApiAuthorizerUsers}'" } },
    });
  });

  it.each(CONSUMERS)('gives %s each parameter that it uses and no stage chooses', (service) => {
    const section = new RegExp(`^  ${service}:\\n((?:    .*\\n)+)`, 'm').exec(compose)?.[1] ?? '';
    const given = namesIn(section, /^ {6}(\w+):/gm);
    const used = namesIn(readRepositoryFile(`services/${service}/serverless.yml`), /\$\{param:(\w+)\}/g);
    const chosen = namesIn(stages, /^(\w+):/gm);
    expect([...given].sort()).toEqual([...used].filter((name) => !chosen.has(name)).sort());
  });
});

import { readServices } from './read-services.ts';

describe('readServices', () => {
  const services = readServices(process.cwd());

  it('finds the services of serverless-compose.yml', () => {
    expect(services.map(({ path }) => path)).toEqual([
      'services/orchestrator',
      'services/chunk-worker',
      'services/status',
    ]);
  });

  it('puts included YAML in and writes references in their long form', () => {
    const [orchestrator] = services;
    const text = JSON.stringify(orchestrator?.configuration.resources);
    expect(text).toContain('{"deadLetterTargetArn":{"Fn::GetAtt":"ColdDeadLetterQueue.Arn"}');
    expect(orchestrator?.configuration.params.local).toMatchObject({ pace: 'quick' });
  });

  it('takes the paths of other files from the root', () => {
    const text = JSON.stringify(services);
    expect(text).toContain('${file(config/timing.js):timing.visibilitySeconds}');
    expect(text).not.toContain('file(..');
  });
});

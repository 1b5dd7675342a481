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
  });

  it('finds the parameters of every stage', () => {
    for (const { configuration } of services) {
      expect(configuration.params).toMatchObject({
        default: { pace: 'production' },
        local: { pace: 'quick' },
        prod: { deletionProtection: true },
      });
    }
    const { providerUrls } = services[0]?.configuration.params.local ?? {};
    expect(providerUrls).toBe('${env:SYNCWELL_PROVIDER_URLS, file(config/simulators.js):urls}');
  });

  it('takes the paths of other files from the root', () => {
    const text = JSON.stringify(services);
    expect(text).toContain('${file(config/timing.js):timing.visibilitySeconds}');
    expect(text).not.toContain('file(..');
  });
});

import { toServicesEnvironment } from './services-environment.ts';

describe('toServicesEnvironment', () => {
  const settings = {
    stackPrefix: 'run',
    buildFolder: '.local/run/build',
    endpoints: {
      dynamodb: 'http://127.0.0.1:1',
      sqs: 'http://127.0.0.1:2',
      kms: 'http://127.0.0.1:3',
      ssm: 'http://127.0.0.1:7',
    },
    clientParameterPath: '/run/clients',
    jwtIssuer: 'http://127.0.0.1:4',
    simulatorUrls: { googleHealth: 'http://127.0.0.1:5', strava: 'http://127.0.0.1:6' },
  };

  it('lets nothing of a real AWS account in', () => {
    const outer = {
      PATH: '/bin',
      AWS_PROFILE: 'work',
      AWS_SESSION_TOKEN: 'secret',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      NODE_OPTIONS: '--inspect',
    };
    const environment = toServicesEnvironment(settings, outer);
    expect(environment).toMatchObject({
      PATH: '/bin',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    for (const name of [
      'AWS_PROFILE',
      'AWS_SESSION_TOKEN',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
      'NODE_OPTIONS',
    ]) {
      expect(environment).not.toHaveProperty(name);
    }
  });

  it('sends every client of AWS to this machine, one without an endpoint of its own nowhere', () => {
    const environment = toServicesEnvironment(settings, {});
    const endpoints = Object.entries(environment).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
    expect(Object.fromEntries(endpoints)).toEqual({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:2',
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:3',
      AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:7',
    });
  });
});

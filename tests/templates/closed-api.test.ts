import { toLogicalId } from './read-template.ts';
import { ofType } from './resources.ts';

interface IntegrationProperties {
  readonly IntegrationUri: unknown;
  readonly TimeoutInMillis: number;
}

describe('the packaged HTTP API', () => {
  it('answers no page of another origin', () => {
    const [api] = ofType<object>('AWS::ApiGatewayV2::Api');
    expect(Object.keys(api?.properties ?? {}).sort()).toEqual(['Name', 'ProtocolType']);
  });

  it('is throttled', () => {
    const [stage] = ofType<object>('AWS::ApiGatewayV2::Stage');
    expect(stage?.properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
    expect(stage?.properties).not.toHaveProperty('RouteSettings');
  });

  it('takes tokens from one place, and an issuer that is read by TLS', () => {
    const authorizers = ofType<object>('AWS::ApiGatewayV2::Authorizer');
    expect(authorizers).toHaveLength(1);
    expect(authorizers[0]?.properties).toMatchObject({
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: expect.stringMatching(/^https:\/\//) as string },
    });
  });

  it('has no route that takes whatever comes', () => {
    const keys = ofType<{ RouteKey: string }>('AWS::ApiGatewayV2::Route').map(
      ({ properties }) => properties.RouteKey,
    );
    expect(keys.filter((key) => !/^(GET|POST|PUT|DELETE) \/[a-z]/.test(key) || key.includes('+'))).toEqual(
      [],
    );
  });

  it('gives up on a function when that has had its time', () => {
    const functions = ofType<{ Timeout: number }>('AWS::Lambda::Function');
    const timeouts = new Map(functions.map(({ name, properties }) => [name, properties.Timeout * 1000]));
    const integrations = ofType<IntegrationProperties>('AWS::ApiGatewayV2::Integration');
    const early = integrations.filter(
      ({ properties }) =>
        !((timeouts.get(toLogicalId(properties.IntegrationUri)) ?? Infinity) < properties.TimeoutInMillis),
    );
    expect([integrations.length > 10, early]).toEqual([true, []]);
  });
});

describe('packaged functions', () => {
  const permissions = ofType<{ Principal: string; SourceArn: unknown }>('AWS::Lambda::Permission');

  it.each(permissions)('$name lets one API or one rule of the account in', ({ properties }) => {
    const source = JSON.stringify(properties.SourceArn);
    const isApi = properties.Principal === 'apigateway.amazonaws.com';
    if (isApi) expect(source).toMatch(/:execute-api:.*"AWS::AccountId".*"HttpApi"/);
    else
      expect([properties.Principal, source]).toEqual([
        'events.amazonaws.com',
        expect.stringMatching(/Rule\w*","Arn"/),
      ]);
    expect(properties).not.toHaveProperty('FunctionUrlAuthType');
  });

  it('are let in once each, but for those that read a queue themselves', () => {
    const consumers = ofType<object>('AWS::Lambda::EventSourceMapping');
    expect(permissions).toHaveLength(ofType('AWS::Lambda::Function').length - consumers.length);
  });

  it('have environments without credentials: text is settings, names and URLs of providers', () => {
    const functions = ofType<{ Environment: { Variables: Record<string, unknown> } }>(
      'AWS::Lambda::Function',
    );
    const texts = functions.flatMap(({ properties }) => Object.entries(properties.Environment.Variables));
    const suspicious = texts.filter(
      ([name, value]) => /SECRET|TOKEN|PASSWORD/.test(name) && typeof value === 'string',
    );
    expect(suspicious).toEqual([]);
    const keys = texts.filter(([name]) => name === 'USER_HASH_KEY').map(([, value]) => JSON.stringify(value));
    expect([...new Set(keys)]).toEqual(['{"Ref":"AWS::StackId"}']);
  });
});

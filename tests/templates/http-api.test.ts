import { ROUTES } from '../../packages/openapi/src/routes.ts';
import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from './read-template.ts';

interface RouteProperties {
  readonly ApiId: unknown;
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId: unknown;
  readonly AuthorizationScopes: readonly string[];
}

/** Every route of the API's document and the one scope that opens it. */
const SCOPES = Object.fromEntries(Object.entries(ROUTES).map(([key, { scope }]) => [key, scope]));

describe('packaged HTTP API', () => {
  const routes = SERVICE_NAMES.flatMap((service) => [
    ...propertiesOfType<RouteProperties>(readTemplate(service), 'AWS::ApiGatewayV2::Route').values(),
  ]);

  it('is one, the orchestrator’s', () => {
    const apis = SERVICE_NAMES.map((service) => [
      service,
      [...propertiesOfType(readTemplate(service), 'AWS::ApiGatewayV2::Api').keys()],
    ]);
    expect(Object.fromEntries(apis)).toEqual({ orchestrator: ['HttpApi'], 'chunk-worker': [], status: [] });
  });

  it('checks tokens of the stage’s issuer and audience', () => {
    const authorizers = propertiesOfType(readTemplate('orchestrator'), 'AWS::ApiGatewayV2::Authorizer');
    expect(Object.fromEntries(authorizers)).toMatchObject({
      HttpApiAuthorizerUsers: {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: {
          Issuer: expect.stringMatching(/^https:/) as unknown,
          Audience: [expect.any(String)],
        },
      },
    });
  });

  it('has exactly the routes that are documented, each with its scope', () => {
    const scopes = routes.map(({ RouteKey, AuthorizationScopes }) => [RouteKey, AuthorizationScopes.join()]);
    expect(Object.fromEntries(scopes)).toEqual(SCOPES);
  });

  it.each(routes)('$RouteKey hangs on that API behind its authorizer', (route) => {
    expect(route.AuthorizationType).toBe('JWT');
    expect(toLogicalId(route.ApiId)).toBe('HttpApi');
    expect(toLogicalId(route.AuthorizerId)).toBe('HttpApiAuthorizerUsers');
  });
});

import { join } from 'node:path';

import type { Context } from 'aws-lambda';

import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from '../templates/read-template.ts';

/** A function as it is packaged, and how its handler is made over other dependencies. */
export interface PackagedHandler {
  /** `PostPause` */
  readonly name: string;
  /** Its module, absolute. */
  readonly path: string;
  /** Throws what the module throws; `dependencies` are whatever the handler asks for. */
  readonly open: (dependencies: object) => (event: unknown, context: Context) => Promise<unknown>;
}

/** A route of the packaged HTTP API. */
export interface PackagedRoute extends PackagedHandler {
  /** `POST /orchestrations/{orchestrationId}/pause` */
  readonly key: string;
  readonly scopes: readonly string[];
}

interface FunctionProperties {
  readonly Handler: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

interface RouteProperties {
  readonly RouteKey: string;
  readonly AuthorizationScopes?: readonly string[];
  readonly Target: { readonly 'Fn::Join': readonly [string, readonly [string, { readonly Ref: string }]] };
}

interface HandlerModule {
  readonly createHandler: (getDependencies: () => object) => ReturnType<PackagedHandler['open']>;
}

const ROOT = join(__dirname, '..', '..');
const SUFFIX = /LambdaFunction$/;

/** Every function of the three templates. */
export function packagedHandlers(): PackagedHandler[] {
  return SERVICE_NAMES.flatMap((service) =>
    [...propertiesOfType<FunctionProperties>(readTemplate(service), 'AWS::Lambda::Function')].map(
      ([logicalId, { Handler }]) => {
        const path = toPath(service, Handler);
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is data
        const load = () => require(path) as HandlerModule;
        const name = logicalId.replace(SUFFIX, '');
        return { name, path, open: (dependencies) => load().createHandler(() => dependencies) };
      },
    ),
  );
}

/** What the templates say in plain words of the environments of all functions: not what another resource decides. */
export function packagedEnvironment(): Record<string, string> {
  const variables = SERVICE_NAMES.flatMap((service) =>
    [
      ...propertiesOfType<FunctionProperties>(readTemplate(service), 'AWS::Lambda::Function').values(),
    ].flatMap(({ Environment }) => Object.entries(Environment.Variables)),
  );
  const isPlain = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
  return Object.fromEntries(variables.filter(isPlain));
}

/** Every route of the three templates, with the function behind it. */
export function packagedRoutes(): PackagedRoute[] {
  const handlers = new Map(packagedHandlers().map((handler) => [handler.name, handler]));
  return SERVICE_NAMES.flatMap((service) => {
    const template = readTemplate(service);
    const integrations = propertiesOfType<{ IntegrationUri: unknown }>(
      template,
      'AWS::ApiGatewayV2::Integration',
    );
    const routes = propertiesOfType<RouteProperties>(template, 'AWS::ApiGatewayV2::Route');
    return [...routes.values()].map(({ RouteKey, AuthorizationScopes = [], Target }) => {
      const [, [, { Ref }]] = Target['Fn::Join'];
      const name = toLogicalId(integrations.get(Ref)?.IntegrationUri).replace(SUFFIX, '');
      const handler = handlers.get(name);
      if (handler === undefined) throw new Error(`Expected a function behind ${RouteKey}, got ${name}`);
      return { ...handler, key: RouteKey, scopes: AuthorizationScopes };
    });
  });
}

/** `src/handlers/post-pause.handler` is what the framework was told: the module of which it made the bundle. */
function toPath(service: string, handler: string): string {
  return join(ROOT, 'services', service, `${handler.replace(/\.handler$/, '')}.ts`);
}

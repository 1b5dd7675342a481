import { join } from 'node:path';

import type { Context } from 'aws-lambda';

import { propertiesOfType, readTemplate, SERVICE_NAMES, toLogicalId } from '../templates/read-template.ts';

/** A function as it is packaged, and how its handler is made over other dependencies. */
export interface PackagedHandler {
  /** `PostPause` */
  readonly name: string;
  /** Throws what the module throws; `dependencies` are whatever the handler asks for. */
  readonly open: (dependencies: object) => (event: unknown, context: Context) => Promise<unknown>;
}

/** A route of the packaged HTTP API. */
export interface PackagedRoute extends PackagedHandler {
  /** `POST /orchestrations/{orchestrationId}/pause` */
  readonly key: string;
  readonly scopes: readonly string[];
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
    [...propertiesOfType<{ Handler: string }>(readTemplate(service), 'AWS::Lambda::Function')].map(
      ([logicalId, { Handler }]) => ({
        name: logicalId.replace(SUFFIX, ''),
        open: (dependencies) => load(service, Handler).createHandler(() => dependencies),
      }),
    ),
  );
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

/** `src/handlers/post-pause.handler` is what the framework was told: the module beside its bundle. */
function load(service: string, handler: string): HandlerModule {
  const path = join(ROOT, 'services', service, `${handler.replace(/\.handler$/, '')}.ts`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is data
  return require(path) as HandlerModule;
}

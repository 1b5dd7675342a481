import { useAuthorizer } from './authentication-provider.ts';
import { bundleFunctions } from './bundle-functions.ts';
import type { Framework } from './framework.ts';
import { makeStack } from './make-stack.ts';
import { readJwtAuthorizer } from './read-jwt-authorizer.ts';
import type { ServicesMessage } from './services-message.ts';
import { readStackSettings } from './stack-settings.ts';

/**
 * Plugin of the framework, for the local run only: bundles the functions, makes the tables, queues and keys of the
 * services' own templates at the AWS endpoint, puts their real names where functions refer to them, and tells the
 * parent process.
 */
// eslint-disable-next-line import-x/no-default-export -- the framework loads a plugin by its default export
export default class StackPlugin {
  readonly hooks: Readonly<Record<string, () => Promise<void> | void>>;
  readonly #framework: Framework;
  readonly #bundled: Promise<void>;

  constructor(framework: Framework) {
    this.#framework = framework;
    skipValidation(framework);
    // Begun as early as can be: another process does the work while the framework goes on loading.
    this.#bundled = bundle(framework);
    this.#bundled.catch(() => undefined); // #prepare awaits it too, and throws
    this.hooks = {
      'before:offline:start:init': () => this.#prepare(),
      'after:offline:start:init': () => tell({ type: 'ready' }),
    };
    endWithParent();
  }

  async #prepare(): Promise<void> {
    useAuthorizer(readJwtAuthorizer(this.#framework));
    const making = makeStack(this.#framework, readStackSettings(process.env));
    const [report] = await Promise.all([making, this.#bundled]);
    tell({ type: 'stack', report });
  }
}

/**
 * Each service is validated when it is packaged. Here `configValidationMode: off` would only drop the findings: the
 * schema is compiled all the same, for two seconds on a machine that never did it before.
 */
function skipValidation({ configSchemaHandler }: Framework): void {
  configSchemaHandler.validateConfig = () => Promise.resolve();
}

function bundle({ serviceDir, service: { functions, custom } }: Framework): Promise<void> {
  return bundleFunctions({
    root: serviceDir,
    handlers: Object.values(functions).map(({ handler }) => handler),
    esbuild: custom.esbuild,
    buildFolder: custom['serverless-offline'].location,
  });
}

function tell(message: ServicesMessage): void {
  process.send?.(message);
}

/** A parent that was killed cannot stop its child: the closed channel does. Without a channel, a person started it. */
function endWithParent(): void {
  if (process.send === undefined) return;
  if (!process.connected) process.exit(1);
  process.once('disconnect', () => process.exit(0));
  process.channel?.unref(); // listening must not keep a process alive whose start has failed
}

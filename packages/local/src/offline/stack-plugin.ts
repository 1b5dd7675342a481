import type { StackReport } from '../stack/stack-report.ts';
import { useAuthorizer } from './authentication-provider.ts';
import type { Framework } from './framework.ts';
import { makeStack } from './make-stack.ts';
import { readJwtAuthorizer } from './read-jwt-authorizer.ts';
import type { ServicesMessage } from './services-message.ts';
import { readStackSettings } from './stack-settings.ts';

/* eslint-disable import-x/no-default-export -- the framework loads a plugin by its default export */
/**
 * Plugin of the framework, for the local run only: makes the tables, queues and keys of the services' own templates at
 * the AWS endpoint, puts their real names where functions refer to them, and tells the parent process.
 */
export default class StackPlugin {
  readonly hooks: Readonly<Record<string, () => unknown>>;
  readonly #framework: Framework;
  #made: Promise<StackReport> | undefined;

  constructor(framework: Framework) {
    this.#framework = framework;
    // The stack is made while the functions are bundled; serverless-offline starts when both are done.
    this.hooks = {
      'before:offline:start:init': () => this.#begin(),
      'offline:start:init': () => this.#finish(),
      'after:offline:start:init': () => tell({ type: 'ready' }),
    };
    endWithParent();
  }

  #begin(): void {
    useAuthorizer(readJwtAuthorizer(this.#framework));
    this.#made = makeStack(this.#framework, readStackSettings(process.env));
    this.#made.catch(() => undefined); // #finish awaits it too and throws
  }

  async #finish(): Promise<void> {
    const report = await this.#made;
    if (report !== undefined) tell({ type: 'stack', report });
  }
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

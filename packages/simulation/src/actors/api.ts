import type { StatusView } from '@syncwell/core/api/status-view';
import { anHttpEvent, type HttpEventOptions } from '@syncwell/core/testing/http-event';
import { createHandler as createStart } from '@syncwell/orchestrator/handlers/post-orchestration';
import { createHandler as createDeleteMe } from '@syncwell/orchestrator/handlers/delete-me';
import { createHandler as createCancel } from '@syncwell/orchestrator/handlers/post-cancel';
import { createHandler as createPause } from '@syncwell/orchestrator/handlers/post-pause';
import { createHandler as createResume } from '@syncwell/orchestrator/handlers/post-resume';
import { createHandler as createRetry } from '@syncwell/orchestrator/handlers/post-retry';
import { createHandler as createStatus } from '@syncwell/status/handlers/get-status';

import type { Environment } from '../world/environment.ts';
import type { World } from '../world/world.ts';
import type { Environments } from './environments.ts';

const HANDLERS = {
  postOrchestration: (environment: Environment) => createStart(() => environment.dependencies),
  postPause: (environment: Environment) => createPause(() => environment.dependencies),
  postResume: (environment: Environment) => createResume(() => environment.dependencies),
  postCancel: (environment: Environment) => createCancel(() => environment.dependencies),
  postRetry: (environment: Environment) => createRetry(() => environment.dependencies),
  deleteMe: (environment: Environment) => createDeleteMe(() => environment.dependencies),
  getStatus: (environment: Environment) => createStatus(() => environment.dependencies),
};
export type ApiHandler = keyof typeof HANDLERS;

export interface ApiAnswer {
  readonly statusCode: number | undefined;
  readonly location: string | undefined;
  readonly view: Partial<StatusView>;
}

export interface Api {
  /** Resolves with the answer; never when the process dies or nothing comes within the API's time. */
  call(handler: ApiHandler, options: HttpEventOptions): Promise<ApiAnswer>;
}

const API_TIMEOUT_MS = 29_000;
const API = 'api';

/** The HTTP API: a process per request. */
export function createApi(world: World, environments: Environments): Api {
  return {
    call: async (name, options) => {
      const environment = environments.take(API);
      const process = world.newProcess(name, () => world.note(`${name} is gone`));
      environment.process = process;
      world.scheduler.after(API_TIMEOUT_MS, () => process.kill());
      const { statusCode, headers, body } = await HANDLERS[name](environment)(anHttpEvent(options));
      if (!process.isAlive) return new Promise(() => undefined);
      process.end();
      environments.giveBack(API, environment);
      world.note(`${name}/${process.id} answers ${statusCode}`);
      const location = headers?.['location'];
      return {
        statusCode,
        location: typeof location === 'string' ? location : undefined,
        view: JSON.parse(body ?? '{}') as Partial<StatusView>,
      };
    },
  };
}

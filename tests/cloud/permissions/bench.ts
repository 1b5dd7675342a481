import { randomUUID } from 'node:crypto';

import type { StageOutputs } from '../../../packages/cloud/src/deploy/deploy-stage.ts';
import type { App } from '../app.ts';
import { type CloudStage, connectUser } from '../cloud-stage.ts';

export const MONTH = { from: '2023-05-01', to: '2023-05-31' };
export const REQUEST = { source: 'fitbit', destination: 'strava', startDate: MONTH.from, endDate: MONTH.to };

/** A deployed stage to exercise functions on. */
export interface Bench {
  readonly stage: CloudStage;
  /** By name of an output of the orchestrator's stack. */
  readonly output: (name: string) => string;
  /** A new premium user, connected with both providers. */
  readonly newPerson: () => Promise<Person>;
  readonly appOf: (userId: string) => Promise<App>;
}

export interface Person {
  readonly userId: string;
  readonly app: App;
}

export function createBench(stage: CloudStage, outputs: StageOutputs): Bench {
  const apiUrl = stage.apiUrl(outputs);
  const appOf = (userId: string) => stage.app(apiUrl, userId);
  return {
    ...{ stage, appOf },
    output: (name) => outputs['orchestrator']?.[name] ?? '',
    newPerson: async () => {
      const userId = `person-${randomUUID()}`;
      const app = await appOf(userId);
      await connectUser(stage, { app, userId, ...MONTH });
      return { userId, app };
    },
  };
}

/** Starts a sync, and answers its id. */
export async function startSync({ app }: Pick<Person, 'app'>): Promise<string> {
  return app.start(MONTH.from, MONTH.to);
}

import { createEnvironment, type Environment } from '../world/environment.ts';
import type { OnChange } from '../world/sim-record-table.ts';
import type { World } from '../world/world.ts';

/** Gives environments out, new ones or, as Lambda does, ones that have served before. */
export interface Environments {
  take(queueUrl: string): Environment;
  /** An environment whose process came to its own end can serve again. */
  giveBack(queueUrl: string, environment: Environment): void;
}

export function createEnvironments(world: World, onChange: OnChange): Environments {
  const idle = new Map<string, Environment[]>();
  return {
    take: (queueUrl) => {
      const reused = world.faults.strikes('F18', 'reuse', { weight: 10 })
        ? idle.get(queueUrl)?.pop()
        : undefined;
      return reused ?? createEnvironment(world, queueUrl, onChange);
    },
    giveBack: (queueUrl, environment) => {
      environment.process = undefined;
      idle.set(queueUrl, [...(idle.get(queueUrl) ?? []), environment].slice(-3));
    },
  };
}

import { readConfig } from '@syncwell/core/lambda/config';
import { lazy } from '@syncwell/core/lambda/lazy';
import * as z from 'zod';

import { getDependencies, type OrchestratorDependencies } from './dependencies.ts';
import type { RestartDependencies } from './too-many-restarts.ts';

/** What a resume and a retry work with. */
export type RestartingDependencies = OrchestratorDependencies & RestartDependencies;

const restartConfig = { RESTARTS_PER_DAY: z.coerce.number().int().positive() };

export const getRestartingDependencies = lazy((): RestartingDependencies => {
  const { RESTARTS_PER_DAY: restartsPerDay } = readConfig(restartConfig);
  return { ...getDependencies(), restartsPerDay };
});

import * as z from 'zod';
import type { ResolvedFunction } from './resolved-function.ts';
import type { FunctionSchedule } from './stack-report.ts';

const scheduleEvent = z.object({ enabled: z.boolean().default(true), input: z.unknown().optional() });

/** The enabled schedules of `functions`. @throws ZodError for an event of another shape */
export function readSchedules(functions: readonly ResolvedFunction[]): FunctionSchedule[] {
  return functions.flatMap(({ name, events }) =>
    events
      .filter(({ schedule }) => schedule !== undefined)
      .map(({ schedule }) => scheduleEvent.parse(typeof schedule === 'string' ? {} : schedule))
      .filter(({ enabled }) => enabled)
      .map(({ input }) => ({ functionName: name, ...(input !== undefined && { input }) })),
  );
}

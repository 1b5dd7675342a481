import type { Fault, faultSchema, FaultSubject } from './fault.ts';
import type * as z from 'zod';

/** The faults in force, oldest first. */
export interface FaultBook {
  add(fault: z.output<typeof faultSchema>): Fault;
  /** The first fault that fits, counted as played; undefined = answer as the provider does. */
  take(subject: FaultSubject): Fault | undefined;
  list(): readonly Fault[];
  remove(id: string): boolean;
  clear(): void;
}

export function createFaultBook(): FaultBook {
  const faults = new Map<string, { fault: Fault; left: number }>();
  let added = 0;
  return {
    add: (input) => {
      const fault = { ...input, id: `fault-${(added += 1)}` };
      faults.set(fault.id, { fault, left: input.times === 'always' ? Infinity : input.times });
      return fault;
    },
    take: (subject) => {
      const entry = [...faults.values()].find(({ fault }) => fits(fault, subject));
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left === 0) faults.delete(entry.fault.id);
      return entry.fault;
    },
    list: () =>
      [...faults.values()].map(({ fault, left }) => ({
        ...fault,
        times: left === Infinity ? 'always' : left,
      })),
    remove: (id) => faults.delete(id),
    clear: () => faults.clear(),
  };
}

function fits({ match }: Fault, { method, target, isAbout }: FaultSubject): boolean {
  return (
    (match.method === undefined || match.method === method) &&
    (match.path === undefined || target.includes(match.path)) &&
    (match.civilMonth === undefined || isAbout(match.civilMonth))
  );
}

import { nameJobs } from './name-jobs.ts';
import type { State } from './state.ts';
import type { Step } from './step.ts';
import type { Job } from './task.ts';

/**
 * What the queue may do to a message: deliver it twice, lose it, give it up unseen, or give a dead letter back. A
 * second delivery while the first is worked on is a copy made before, which waited.
 */
export function queueFaults(state: State): Step[] {
  if (state.faults === 0) return [];
  const paid = { ...state, faults: state.faults - 1 };
  const cold = distinct(state.cold);
  const dead = distinct(state.dead);
  const step = (label: string, next: State): Step => ({ label: `queue: ${label}`, next, isOwn: false });
  return [
    ...cold.map((job) =>
      step(`${nameJobs([job])} is delivered once more`, { ...paid, cold: [...state.cold, job] }),
    ),
    ...cold.map((job) =>
      step(`${nameJobs([job])} is lost`, lose({ ...paid, cold: without(state.cold, job) }, job)),
    ),
    ...cold.map((job) =>
      step(`${nameJobs([job])} goes to the dead letters unseen`, {
        ...paid,
        cold: without(state.cold, job),
        dead: [...state.dead, job],
      }),
    ),
    ...dead.map((job) =>
      step(`dead letter ${nameJobs([job])} is delivered once more`, { ...paid, dead: [...state.dead, job] }),
    ),
    ...dead.map((job) =>
      step(`dead letter ${nameJobs([job])} is redriven`, {
        ...paid,
        dead: without(state.dead, job),
        cold: [...state.cold, job],
      }),
    ),
  ];
}

/** One of each kind: equal messages are interchangeable. */
export function distinct(jobs: readonly Job[]): Job[] {
  return [...new Map(jobs.map((job) => [`${job.id}/${job.chunkIndex}/${job.run}`, job])).values()];
}

export function without(jobs: readonly Job[], { id, chunkIndex, run }: Job): Job[] {
  const at = jobs.findIndex((job) => job.id === id && job.chunkIndex === chunkIndex && job.run === run);
  return jobs.toSpliced(at, 1);
}

function lose(state: State, job: Job): State {
  return { ...state, lost: [...state.lost, job] };
}

import type { Job } from './task.ts';

/** Messages for a person to read. */
export function nameJobs(jobs: readonly Job[]): string {
  return jobs.map(({ chunkIndex, run }) => `chunk ${chunkIndex} of run ${run}`).join(' and ');
}

import type { StatusView } from './api-types.ts';

/** Whether the sync is over: only `retry` begins it again. */
export function hasEnded({ status }: Pick<StatusView, 'status'>): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

import type { Job } from '../model/task.ts';
import type { ChunkOrder } from './item-key.ts';
import type { Present } from './present.ts';

/** A message of an older run is old, no matter how old: runs never fall. */
export function jobKey({ id, chunkIndex, run }: Job, present: Present, order: ChunkOrder): string {
  return `${id}${order.indexOf(chunkIndex)}${present.record(id).run === run ? '' : 'old'}`;
}

import { parentPort, workerData } from 'node:worker_threads';

import { runSeed, type RunOptions } from '../run-seed.ts';
import { addRun, emptyTally } from './tally.ts';

/** A thread's share: seeds from `first`, every `stride`-th, below `end`. */
export interface Share extends Pick<RunOptions, 'classes' | 'chunks'> {
  readonly first: number;
  readonly stride: number;
  readonly end: number;
}

/** Runs after which a thread tells how far it is. */
const REPORT_EVERY = 50;

const { first, stride, end, classes, chunks } = workerData as Share;
let tally = emptyTally();
for (let seed = first; seed < end; seed += stride) {
  addRun(tally, await runSeed({ seed, classes, chunks }));
  if (tally.runs < REPORT_EVERY && seed + stride < end) continue;
  parentPort?.postMessage(tally);
  tally = emptyTally();
}

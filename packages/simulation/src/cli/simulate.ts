import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { SimulateOptions } from './options.ts';
import type { Share } from './simulate-worker.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

/** Runs all seeds on all cores; `onProgress` is told the sum so far. */
export async function simulate(options: SimulateOptions, onProgress: (tally: Tally) => void): Promise<Tally> {
  const sum = emptyTally();
  const threads = Math.min(availableParallelism(), options.runs);
  const shares = Array.from({ length: threads }, (_, index) => ({
    first: options.seed + index,
    stride: threads,
    end: options.seed + options.runs,
    classes: options.classes,
    chunks: options.chunks,
  }));
  await Promise.all(
    shares.map((share) =>
      runShare(share, (part) => {
        addTally(sum, part);
        onProgress(sum);
      }),
    ),
  );
  return sum;
}

function runShare(share: Share, onPart: (part: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', onPart);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Expected a simulation thread to end well, got exit code ${code}`));
    });
  });
}

import { performance } from 'node:perf_hooks';

/** Runs one step of the run and says how long it took. What fails names the step. */
export async function step<T>(
  name: string,
  run: () => Promise<T>,
  describe: (result: T) => string,
): Promise<T> {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  try {
    const result = await run();
    console.log(`ok      ${name} (${seconds()}): ${describe(result)}`);
    return result;
  } catch (error) {
    console.log(`FAILED  ${name} (${seconds()})`);
    throw error;
  }
}

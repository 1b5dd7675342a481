import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import type { LocalProcess } from './local-process.ts';
import { superviseProcess, type Supervision } from './supervise-process.ts';

/** A process that ends when it is told to; `ends` holds one switch per start. */
function createBench() {
  const ends: ((reason: string) => void)[] = [];
  const log: string[] = [];
  const clock = { nowMs: 0 };
  const start = (previous?: LocalProcess): Promise<LocalProcess> => {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    ends.push(resolve);
    const kill = async () => {
      resolve('it ended with SIGKILL');
      await ended;
    };
    log.push(previous === undefined ? 'start' : 'start again');
    return Promise.resolve({ pid: ends.length, ended, kill });
  };
  const supervision: Supervision<LocalProcess> = {
    name: 'The pump',
    start,
    onUp: () => log.push('up'),
    onDown: () => log.push('down'),
    report: (line: string) => log.push(line),
    nowMs: () => clock.nowMs,
  };
  return { ends, log, clock, supervision };
}

describe('superviseProcess', () => {
  it('starts the process again when it ends by itself, and says so', async () => {
    const { ends, log, supervision } = createBench();
    const supervised = await superviseProcess(supervision);
    ends[0]?.('it ended with exit code 1');
    await turnOfTheLoop();
    expect(log).toEqual([
      'start',
      'up',
      'down',
      'The pump ended unexpectedly (it ended with exit code 1): starting again.',
      'start again',
      'up',
    ]);
    expect(supervised.running()?.pid).toBe(2);
  });

  it('gives up on one that ends again and again', async () => {
    const { ends, log, supervision } = createBench();
    const supervised = await superviseProcess(supervision);
    for (let end = 0; end < 6; end += 1) {
      ends[end]?.('it ended with exit code 1');
      await turnOfTheLoop();
    }
    expect(ends).toHaveLength(6);
    expect(log.at(-1)).toBe('The pump ended again (it ended with exit code 1): no more tries.');
    expect(supervised.running()).toBeUndefined();
  });

  it('never gives up on one that lives a while each time', async () => {
    const { ends, log, clock, supervision } = createBench();
    await superviseProcess(supervision);
    for (let end = 0; end < 20; end += 1) {
      clock.nowMs += 10_000;
      ends[end]?.('it ended with SIGKILL');
      await turnOfTheLoop();
    }
    expect(ends).toHaveLength(21);
    expect(log.at(-1)).toBe('up');
  });

  it('leaves a stopped process down', async () => {
    const { log, supervision } = createBench();
    const supervised = await superviseProcess(supervision);
    await supervised.stop();
    await supervised.stop();
    await turnOfTheLoop();
    expect(log).toEqual(['start', 'up', 'down']);
    expect(supervised.running()).toBeUndefined();
  });

  it('stops a process that is being started again', async () => {
    const { ends, log, supervision } = createBench();
    const supervised = await superviseProcess(supervision);
    ends[0]?.('it ended with exit code 1');
    await Promise.resolve();
    await supervised.stop();
    await turnOfTheLoop();
    expect(log.filter((line) => line === 'up')).toHaveLength(log.filter((line) => line === 'down').length);
  });

  it('tries a restart again that fails, a few times', async () => {
    const { ends, log, supervision } = createBench();
    const start = (previous?: LocalProcess) =>
      previous === undefined ? supervision.start() : Promise.reject(new Error('port taken'));
    await superviseProcess({ ...supervision, start });
    ends[0]?.('it ended with exit code 1');
    await turnOfTheLoop();
    expect(log.filter((line) => line.endsWith('(Error: port taken): starting again.'))).toHaveLength(4);
    expect(log.at(-1)).toBe('The pump ended again (Error: port taken): no more tries.');
  });

  it('rejects when the first start does', async () => {
    const { supervision } = createBench();
    const start = () => Promise.reject(new Error('no file'));
    await expect(superviseProcess({ ...supervision, start })).rejects.toThrow('no file');
  });
});

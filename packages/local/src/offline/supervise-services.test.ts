import type { Services } from './start-services.ts';
import { superviseServices } from './supervise-services.ts';

/** Services that end when they are told to; `ends` holds one switch per start. */
function createBench() {
  const ends: ((reason: string) => void)[] = [];
  const log: string[] = [];
  const start = (previous?: Services): Promise<Services> => {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    ends.push(resolve);
    const ports = previous?.ports ?? { http: 1, lambda: 2 };
    const kill = async () => {
      resolve('it ended with SIGKILL');
      await ended;
    };
    log.push(previous === undefined ? 'start' : 'start again');
    const report = { audience: 'a', tables: {}, queues: [], mappings: [], schedules: [], environments: {} };
    return Promise.resolve({ report, ports, ended, kill });
  };
  const supervision = {
    start,
    onUp: () => log.push('up'),
    onDown: () => log.push('down'),
    report: (line: string) => log.push(line),
  };
  return { ends, log, supervision };
}

/** Lets everything that is ready to run, run. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('superviseServices', () => {
  it('starts the services again when they end by themselves, and says so', async () => {
    const { ends, log, supervision } = createBench();
    await superviseServices(supervision);
    ends[0]?.('it ended with exit code 1');
    await settle();
    expect(log).toEqual([
      'start',
      'up',
      'down',
      'The services ended unexpectedly (it ended with exit code 1); starting them again.',
      'start again',
      'up',
    ]);
  });

  it('gives up in the end', async () => {
    const { ends, log, supervision } = createBench();
    await superviseServices(supervision);
    for (let end = 0; end < 6; end += 1) {
      ends[end]?.('it ended with exit code 1');
      await settle();
    }
    expect(ends).toHaveLength(6);
    expect(log.at(-1)).toBe('The services ended again (it ended with exit code 1) and stay down.');
  });

  it('leaves killed services down until they are restarted', async () => {
    const { log, supervision } = createBench();
    const services = await superviseServices(supervision);
    await services.kill();
    await services.kill();
    await settle();
    expect(log).toEqual(['start', 'up', 'down']);
    await services.restart();
    expect(log).toEqual(['start', 'up', 'down', 'start again', 'up']);
  });

  it('kills services that are being started again', async () => {
    const { ends, log, supervision } = createBench();
    const services = await superviseServices(supervision);
    ends[0]?.('it ended with exit code 1');
    await Promise.resolve();
    await services.kill();
    await settle();
    expect(log.filter((line) => line === 'up')).toHaveLength(log.filter((line) => line === 'down').length);
  });

  it('reports a restart that fails', async () => {
    const { ends, log, supervision } = createBench();
    const start = (previous?: Services) =>
      previous === undefined ? supervision.start() : Promise.reject(new Error('port taken'));
    await superviseServices({ ...supervision, start });
    ends[0]?.('it ended with exit code 1');
    await settle();
    expect(log.at(-1)).toBe('Error: port taken');
  });
});

import { startSimulator } from './start-simulator.ts';

const app = { fetch: () => new Response('here') };

describe('startSimulator', () => {
  it('listens on the loopback interface until it is stopped', async () => {
    const running = await startSimulator(app, { port: 0 });
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(running.url)).text()).toBe('here');
    await running.stop();
    await running.stop();
    await expect(fetch(running.url)).rejects.toThrow();
  });

  it('rejects when the port is taken', async () => {
    const first = await startSimulator(app, { port: 0 });
    const port = Number(new URL(first.url).port);
    await expect(startSimulator(app, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop();
  });
});

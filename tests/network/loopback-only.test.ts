import { connect } from 'node:net';

describe('a test', () => {
  it.each(['https://www.strava.com/api/v3', 'http://192.0.2.1/'])('cannot reach %s', async (url) => {
    await expect(fetch(url)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('Expected a test to stay on this machine') as string },
    });
  });

  it('cannot open a socket to another machine', () => {
    expect(() => connect(443, 'health.googleapis.com')).toThrow('got a call of health.googleapis.com');
    expect(() => connect({ port: 443, host: '192.0.2.1' })).toThrow('got a call of 192.0.2.1');
  });

  it('can reach this machine', async () => {
    await expect(fetch('http://127.0.0.1:1/')).rejects.toMatchObject({ cause: { message: 'bad port' } });
    const socket = connect(9);
    const error = await new Promise((resolve) => socket.once('error', resolve));
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

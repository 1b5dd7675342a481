import { checkEmulator } from './check-emulator.ts';

describe('checkEmulator', () => {
  it('takes any answer', async () => {
    const answer = () => Promise.resolve(new Response('no such bucket', { status: 404 }));
    await expect(checkEmulator('http://127.0.0.1:4566', answer)).resolves.toBeUndefined();
  });

  it.each([
    [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), '(ECONNREFUSED)'],
    [new TypeError('fetch failed', { cause: new Error('bad port') }), '(bad port)'],
    [new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'due to timeout)'],
  ])('says why nothing answered: %s', async (error, why) => {
    const check = checkEmulator('http://127.0.0.1:9', () => Promise.reject(error));
    await expect(check).rejects.toThrow(
      new RegExp(`got no answer from http://127.0.0.1:9 .*${why.replaceAll(/[()]/g, '\\$&')}$`),
    );
    await expect(check).rejects.toMatchObject({ code: 'USAGE' });
  });
});

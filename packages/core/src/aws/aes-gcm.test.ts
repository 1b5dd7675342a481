import { randomBytes } from 'node:crypto';

import { SealedDataError } from '../envelope-cipher.ts';
import { decryptGcm, encryptGcm } from './aes-gcm.ts';

const key = randomBytes(32);
const authenticated = Buffer.from('header');

describe('decryptGcm', () => {
  const body = encryptGcm(Buffer.from('token'), { key, authenticated });

  it('decrypts what encryptGcm made, the empty text too', () => {
    expect(Buffer.from(decryptGcm(body, { key, authenticated })).toString()).toBe('token');
    expect(decryptGcm(encryptGcm(Buffer.of(), { key, authenticated }), { key, authenticated })).toHaveLength(
      0,
    );
  });

  it('notices a change of any one bit', () => {
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const changed = Buffer.from(body);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decryptGcm(changed, { key, authenticated })).toThrow(SealedDataError);
    }
  });

  it('notices a missing end of any length', () => {
    for (let length = 0; length < body.length; length += 1) {
      expect(() => decryptGcm(body.subarray(0, length), { key, authenticated })).toThrow(SealedDataError);
    }
  });

  it('notices another header and another key', () => {
    expect(() => decryptGcm(body, { key, authenticated: Buffer.from('Header') })).toThrow(SealedDataError);
    expect(() => decryptGcm(body, { key: randomBytes(32), authenticated })).toThrow(SealedDataError);
  });
});

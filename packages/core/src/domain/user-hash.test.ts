import fc from 'fast-check';

import { createUserHasher } from './user-hash.ts';

const key = '0123456789abcdef';

describe('createUserHasher', () => {
  it('gives one user the same short hex name every time', () => {
    fc.assert(
      fc.property(fc.string(), (userId) => {
        expect(createUserHasher(key)(userId)).toMatch(/^[0-9a-f]{32}$/);
        expect(createUserHasher(key)(userId)).toBe(createUserHasher(key)(userId));
      }),
    );
  });

  it('gives two users two names, and one user another under another key', () => {
    expect(createUserHasher(key)('ann')).not.toBe(createUserHasher(key)('bob'));
    expect(createUserHasher(key)('ann')).not.toBe(createUserHasher(`${key}2`)('ann'));
  });

  it('is the beginning of an HMAC-SHA-256', () => {
    // printf ann | openssl dgst -sha256 -hmac 0123456789abcdef
    expect(createUserHasher(key)('ann')).toBe('fb385915a0623c0be3e7b0a7134dbb62');
  });

  it('refuses a short key', () => {
    expect(() => createUserHasher('short')).toThrow('Expected `key` to have at least 16 characters, got 5');
  });
});

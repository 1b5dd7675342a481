import { isUserId } from './user-id.ts';

describe('isUserId', () => {
  it.each(['u', 'auth0|5f7c8ec7c33c6c004bbafe82', 'x'.repeat(255)])('takes %j', (text) => {
    expect(isUserId(text)).toBe(true);
  });

  it.each(['', 'x'.repeat(256)])('refuses %j', (text) => {
    expect(isUserId(text)).toBe(false);
  });
});

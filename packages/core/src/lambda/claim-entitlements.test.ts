import { createClaimEntitlements } from './claim-entitlements.ts';

describe('createClaimEntitlements', () => {
  it.each([
    [true, { premium: true }],
    [true, { premium: 'true' }],
    [false, { premium: false }],
    [false, { premium: 'false' }],
    [false, { premium: 'TRUE' }],
    [false, { premium: 1 }],
    [false, { premium: ['true'] }],
    [false, { Premium: true }],
    [false, {}],
  ])('says %s of %j', async (expected, claims) => {
    await expect(createClaimEntitlements('premium').isPremium(claims)).resolves.toBe(expected);
  });

  it('takes no claim for what every object has', async () => {
    await expect(createClaimEntitlements('toString').isPremium({})).resolves.toBe(false);
  });
});

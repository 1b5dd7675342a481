import { findAccount, NoAccountError } from './find-account.ts';

function clientOf(answer: () => Promise<unknown>, region = () => Promise.resolve('eu-central-1')) {
  return { send: answer as never, config: { region } };
}

describe('findAccount', () => {
  it('answers account and region', async () => {
    const client = clientOf(() => Promise.resolve({ Account: '123456789012' }));
    expect(await findAccount(client)).toEqual({ id: '123456789012', region: 'eu-central-1' });
  });

  it('says how to give a region', async () => {
    const client = clientOf(
      () => Promise.resolve({ Account: '123456789012' }),
      () => Promise.reject(new Error('Region is missing')),
    );
    await expect(findAccount(client)).rejects.toThrow(NoAccountError);
    await expect(findAccount(client)).rejects.toThrow(/^Expected a region, got none: give --region/);
  });

  it.each([
    [
      'refuses',
      () => Promise.reject(new Error('The security token is expired')),
      'The security token is expired',
    ],
    ['says nothing of an account', () => Promise.resolve({}), 'an answer without an account'],
  ])('says how to give credentials when AWS %s', async (_what, answer, got) => {
    await expect(findAccount(clientOf(answer))).rejects.toThrow(
      `Expected credentials that AWS takes, got: ${got}\nGive some by one of`,
    );
  });
});

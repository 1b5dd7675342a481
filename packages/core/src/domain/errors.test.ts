import { isPermanent, isRetryable, notFound, ProblemError } from './errors.ts';

describe('isRetryable', () => {
  it('is what an error of ours says of itself', () => {
    expect(isRetryable(Object.assign(new Error('again'), { retryable: true }))).toBe(true);
    expect(isRetryable(Object.assign(new Error('never'), { retryable: false }))).toBe(false);
  });

  it.each([
    new Error('unknown'),
    new ProblemError('not-found', 'x'),
    { retryable: true },
    'retryable',
    null,
    undefined,
  ])('is false of %p', (thrown) => {
    expect(isRetryable(thrown)).toBe(false);
  });
});

describe('isPermanent', () => {
  it('is what an error of ours says of itself', () => {
    expect(isPermanent(Object.assign(new Error('again'), { retryable: true }))).toBe(false);
    expect(isPermanent(Object.assign(new Error('never'), { retryable: false }))).toBe(true);
  });

  it.each([new Error('unknown'), { retryable: false }, 'never', null, undefined])(
    'is false of %p',
    (thrown) => {
      expect(isPermanent(thrown)).toBe(false);
    },
  );
});

describe('notFound', () => {
  it('says the same every time: absent and foreign look alike', () => {
    expect({ ...notFound(), message: notFound().message }).toEqual({
      name: 'ProblemError',
      code: 'not-found',
      message: 'No such orchestration.',
      details: {},
    });
  });
});

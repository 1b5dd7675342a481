import { findDenial } from './find-denial.ts';

describe('findDenial', () => {
  it('names the event that tells of a denied call, whoever wraps it', () => {
    const lines = [
      'START RequestId: 1',
      '{"level":"error","errorName":"AccessDeniedException","event":"http.failed"}',
    ];
    expect(findDenial(lines)).toBe('http.failed');
    expect(findDenial(['{"causeName":"SecretUnreadableError","event":"connection.not-revoked"}'])).toBe(
      'connection.not-revoked',
    );
  });

  it('shows a line that no code of ours wrote', () => {
    expect(findDenial(['AccessDeniedException: no'])).toBe('AccessDeniedException: no');
  });

  it('finds nothing in other troubles', () => {
    expect(
      findDenial(['{"level":"warn","errorName":"ProviderError","event":"chunk.released"}']),
    ).toBeUndefined();
  });
});

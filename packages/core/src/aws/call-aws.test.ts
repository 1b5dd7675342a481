import { AwsRefusedError, AwsUnavailableError, callAws } from './call-aws.ts';

const named = (name: string, fields: object = {}) =>
  Object.assign(new Error('secret text'), { name, ...fields });

describe('callAws', () => {
  it('answers what the call answers', async () => {
    await expect(callAws('GetItem', () => Promise.resolve(1))).resolves.toBe(1);
  });

  it.each([
    named('InternalServerError', { $fault: 'server' }),
    named('ProvisionedThroughputExceededException', { $fault: 'client' }),
    named('ThrottlingException', { $fault: 'client' }),
    named('TimeoutError'),
    named('Error', { code: 'ECONNREFUSED' }),
    named('SyntaxError', { $metadata: { httpStatusCode: 502 } }),
  ])('calls %s retryable and keeps its words to itself', async (error) => {
    const thrown: unknown = await callAws('UpdateItem', () => Promise.reject(error)).catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(AwsUnavailableError);
    expect(thrown).toMatchObject({ retryable: true, cause: error });
    expect(String(thrown)).not.toContain('secret');
  });

  it.each([
    named('ValidationException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    named('SerializationException', { $fault: 'client', $metadata: { httpStatusCode: 400 } }),
  ])('calls %s permanent and keeps its words to itself', async (error) => {
    const thrown: unknown = await callAws('UpdateItem', () => Promise.reject(error)).catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(AwsRefusedError);
    expect(thrown).toMatchObject({ retryable: false, cause: error });
    expect(String(thrown)).not.toContain('secret');
  });

  it.each([
    ['a refusal', named('AccessDeniedException', { $fault: 'client', $metadata: { httpStatusCode: 400 } })],
    ['an answer that is none', named('SyntaxError', { $metadata: { httpStatusCode: 200 } })],
  ])('leaves %s as it is', async (_what, refusal) => {
    await expect(callAws('GetItem', () => Promise.reject(refusal))).rejects.toBe(refusal);
  });
});

/** A refusal in the words of KMS: `code` goes out as `__type`, which the SDK makes the error's name. */
export class KmsError extends Error {
  readonly code:
    'NotFoundException' | 'InvalidCiphertextException' | 'ValidationException' | 'AlreadyExistsException';

  constructor(code: KmsError['code'], message: string) {
    super(message);
    this.name = 'KmsError';
    this.code = code;
  }
}

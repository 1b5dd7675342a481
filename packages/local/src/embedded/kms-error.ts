import { AwsRefusal } from './aws-refusal.ts';

type KmsCode =
  'NotFoundException' | 'InvalidCiphertextException' | 'ValidationException' | 'AlreadyExistsException';

/** A refusal in the words of KMS. */
export class KmsError extends AwsRefusal {
  constructor(code: KmsCode, message: string) {
    super(code, message);
    this.name = 'KmsError';
  }
}

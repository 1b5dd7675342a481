/** A refusal in the words of a service: `code` goes out as `__type`, which the SDK makes the error's name. */
export class AwsRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'AwsRefusal';
    this.code = code;
  }
}

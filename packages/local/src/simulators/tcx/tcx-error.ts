/** A text that is no workout file: `empty` holds nothing, `malformed` holds something else than TCX 2. */
export class TcxError extends Error {
  override readonly name = 'TcxError';
  readonly code: 'empty' | 'malformed';

  constructor(code: 'empty' | 'malformed', message: string) {
    super(message);
    this.code = code;
  }
}

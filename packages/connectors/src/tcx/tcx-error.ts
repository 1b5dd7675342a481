/** A file that is not TCX. The message holds nothing of its content. */
export class TcxError extends Error {
  override readonly name = 'TcxError';
}

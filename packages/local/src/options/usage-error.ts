/** The command line cannot be understood; the message is one line that says what was expected and what came. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'USAGE';
}

/** Public names of what is sealed; opening needs the same ones, so that a sealed value fits in one place only. */
export type SealContext = Readonly<Record<string, string>>;

/** Encryption at rest for small secrets. */
export interface EnvelopeCipher {
  /** Encrypts and signs. The answer differs each time. Throws KeyServiceError. */
  seal(plaintext: Uint8Array, context: SealContext): Promise<Uint8Array>;
  /** The plaintext again. Throws SealedDataError (permanent) or KeyServiceError (retryable). */
  open(sealed: Uint8Array, context: SealContext): Promise<Uint8Array>;
}

/**
 * Why sealed data can't be opened:
 * - unknown-version: written by code that this code does not know
 * - malformed: too short to be ours
 * - refused: the key service does not accept the wrapped key: altered, or another context
 * - tampered: the content does not fit its signature
 */
export type SealedDataFault = 'unknown-version' | 'malformed' | 'refused' | 'tampered';

/** The bytes themselves are bad, or meant for another context. Permanent. */
export class SealedDataError extends Error {
  override readonly name = 'SealedDataError';
  readonly code = 'SEALED_DATA';
  readonly retryable = false;
  readonly fault: SealedDataFault;

  constructor(fault: SealedDataFault, expected: string, options?: ErrorOptions) {
    super(`Expected ${expected}, got ${fault} sealed data`, options);
    this.fault = fault;
  }
}

/**
 * The key service did not do its part: throttled, timed out, or not allowed. Retryable, also where an operator has to
 * act first: the data is sound and must not be given up for a mistake in a policy.
 */
export class KeyServiceError extends Error {
  override readonly name = 'KeyServiceError';
  readonly code = 'KEY_SERVICE';
  readonly retryable = true;

  constructor(operation: string, cause: unknown) {
    super(
      `Expected the key service to answer ${operation}, got ${cause instanceof Error ? cause.name : typeof cause}`,
      {
        cause,
      },
    );
  }
}

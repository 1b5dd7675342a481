import type { CallKind } from '@syncwell/core/domain/budget/limits';

import type { ProviderError } from '../errors.ts';
import type { HttpAnswer } from './http-answer.ts';

/** A request that was sent. */
export interface SentCall {
  readonly kind: CallKind;
  readonly sentAt: Date;
}

/** And its answer. */
export interface AnsweredCall extends SentCall {
  readonly answer: HttpAnswer;
}

/** Stands before the requests of one user to one provider: limits of the application, providers that are down. */
export interface RequestGate {
  /**
   * Resolves when the request may be sent, at once. Throws ProviderError RATE_LIMITED or CIRCUIT_OPEN with `retryAt`,
   * and what its tables throw: then nothing may be sent either.
   */
  admit(kind: CallKind): Promise<void>;
  /** The request was accepted. */
  accepted(call: AnsweredCall): Promise<void>;
  /** The request was refused: answers the error to throw, the one that was made of the answer or a more precise one. */
  refused(error: ProviderError, call: AnsweredCall): Promise<ProviderError>;
  /** No answer came: answers the error to throw. Of a write it stays what it is: it may have been carried out. */
  unanswered(error: ProviderError, call: SentCall): Promise<ProviderError>;
  /**
   * How long to wait before a refused request is sent again in place, milliseconds; undefined = it is not. `tries`:
   * so often it was refused, 1 or more.
   */
  patienceMs(error: ProviderError, tries: number): number | undefined;
}

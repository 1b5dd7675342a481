import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal of Google's OAuth endpoints (RFC 6749, 5.2). */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly httpStatus: ContentfulStatusCode;
  /** `error` of the body. */
  readonly code: string;

  constructor(httpStatus: ContentfulStatusCode, code: string, description: string) {
    super(description);
    this.httpStatus = httpStatus;
    this.code = code;
  }

  toBody() {
    return { error: this.code, error_description: this.message };
  }
}

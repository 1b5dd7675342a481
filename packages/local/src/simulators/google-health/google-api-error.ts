/** Canonical names of google.rpc.Code with the HTTP status each is sent under. */
const HTTP_STATUS = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
} as const;

export type GoogleStatus = keyof typeof HTTP_STATUS;

/** A refusal as Google's services word it (google.rpc.Status with an ErrorInfo detail). */
export class GoogleApiError extends Error {
  override readonly name = 'GoogleApiError';
  readonly status: GoogleStatus;
  /** `reason` of the ErrorInfo; undefined = no details. Google Health API v4, Error catalog. */
  readonly reason: string | undefined;

  constructor(status: GoogleStatus, message: string, reason?: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  get httpStatus() {
    return HTTP_STATUS[this.status];
  }

  toBody() {
    const info = {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: this.reason,
      domain: 'health.googleapis.com',
    };
    const details = this.reason === undefined ? {} : { details: [info] };
    return { error: { code: this.httpStatus, message: this.message, status: this.status, ...details } };
  }
}

/** Body of an error with the HTTP status `status` and nothing else to say. */
export function googleErrorBody(status: number) {
  const names = Object.keys(HTTP_STATUS) as GoogleStatus[];
  const name = names.find((candidate) => HTTP_STATUS[candidate] === status) ?? 'UNKNOWN';
  return { error: { code: status, message: `Simulated ${name}.`, status: name } };
}

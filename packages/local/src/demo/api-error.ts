/** The API refused a request; the message holds its title and detail. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code = 'API_REFUSED';
  readonly httpStatus: number;

  constructor(httpStatus: number, problem: unknown, request: string) {
    const { title, detail } = (problem ?? {}) as { title?: unknown; detail?: unknown };
    const said = [title, detail].filter((part) => typeof part === 'string').join(': ');
    super(`${request} answered ${httpStatus}${said === '' ? '' : ` (${said})`}`);
    this.httpStatus = httpStatus;
  }
}

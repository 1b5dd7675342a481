/** A refusal in the provider's own words. */
export interface CannedAnswer {
  readonly status: number;
  /** JSON value, or a text that is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A provider's refusals by name. */
export type CannedAnswers = Readonly<Record<string, CannedAnswer>>;

export function toResponse({ status, body, headers }: CannedAnswer): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  });
}

/** A whole answer of a provider, body read. `headers` compares names case-insensitively. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

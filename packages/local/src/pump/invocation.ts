/** How an invocation of a function ended. */
export type Invocation =
  /** The function answered; `payload` is its answer as text. */
  | { readonly outcome: 'answered'; readonly payload: string }
  /** It threw, timed out, or could not be reached. */
  | { readonly outcome: 'failed'; readonly reason: string };

/** Calls a function by its name and waits for its end. Never rejects: what went wrong is in the outcome. */
export type Invoke = (functionName: string, event: unknown) => Promise<Invocation>;

/** A services process that crashed is back within seconds: calls are tried, and polls go unanswered, for a minute. */
export const PATIENT = { tries: 10, patienceMs: 60_000 } as const;

import type { StagePace } from '../domain/timing.ts';

/**
 * Limits of one attempt at an AWS call, milliseconds. The SDK has no request timeout of its own: a connection that
 * hangs, hangs until the function dies. An operation is tried three times with up to 50 and 100 ms between, so a
 * server that says nothing costs at most 3 x requestTimeoutMs + 150 ms. Two cases last longer: throttling waits up to
 * 1 and 2 s in place of 50 and 100 ms, and a body that stalls after its headers takes twice the time per attempt.
 */
export interface CallTimeouts {
  readonly connectionTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

const TIMEOUTS: Readonly<Record<StagePace['pace'], CallTimeouts>> = {
  // DynamoDB, SQS, KMS and SSM answer within some 10 ms, and within 200 ms with a new TLS connection. Worst case 4.65 s:
  // a worker can store an outcome and return its message, both at the worst, within the 10 s after its time box.
  production: { connectionTimeoutMs: 1_000, requestTimeoutMs: 1_500 },
  // A worker of a 5 s function has 2.5 s after its time box: worst case 2.25 s. Not less, because on a busy machine
  // with two cores an event loop may stand still for some 100 ms while the answer is there already.
  quick: { connectionTimeoutMs: 300, requestTimeoutMs: 700 },
};

export function callTimeouts(pace: StagePace['pace']): CallTimeouts {
  return TIMEOUTS[pace];
}

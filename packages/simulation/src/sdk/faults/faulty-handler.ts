import type { CallTimeouts } from '@syncwell/core/aws/call-timeouts';

import {
  errorAnswer,
  type MemoryService,
  type ServiceAnswer,
  type ServiceRequest,
} from '../services/memory-service.ts';
import {
  type Attempt,
  type HttpRequest,
  readAttempt,
  type RequestHandler,
  toHttpResponse,
} from '../services/wire-format.ts';
import type { FaultSource, WireFault } from './fault.ts';

export interface FaultyHandlerOptions {
  readonly service: MemoryService;
  readonly faults: FaultSource;
  /** When this HTTP layer gives an attempt up; undefined: never, as the SDK does by default. */
  readonly timeouts: CallTimeouts | undefined;
  readonly onAttempt: (attempt: Attempt, fault: WireFault | undefined) => void;
}

/** Longest way of a request to the service, and of an answer back. */
export const LATENCY_MS = 20;
/** How long after its client gave up a late request may land. */
const LATE_MS = 5_000;
const THROTTLED = errorAnswer(400, 'ThrottlingException');
const BROKEN = errorAnswer(500, 'InternalServerError');

/**
 * The HTTP layer of an SDK client over a service in memory, with faults. A request arrives in one step of time and its
 * answer in a later one, so that other clients come between; a fault falls before, between or after the two.
 */
export function createFaultyHandler(options: FaultyHandlerOptions): RequestHandler {
  const { faults, onAttempt } = options;
  const handle = async (httpRequest: HttpRequest) => {
    const attempt = readAttempt(httpRequest);
    const fault = faults.onWire();
    onAttempt(attempt, fault);
    await pass(faults.next() * LATENCY_MS);
    const response = await answer(options, fault, attempt.request);
    await pass(faults.next() * LATENCY_MS);
    return { response: toHttpResponse(response) };
  };
  return { handle };
}

async function answer(
  options: FaultyHandlerOptions,
  fault: WireFault | undefined,
  request: ServiceRequest,
): Promise<ServiceAnswer> {
  const { service, faults } = options;
  const apply = () => service.answer(request);
  switch (fault) {
    case undefined:
      return apply();
    case 'reset':
      throw connectionReset();
    case 'answer lost':
      apply();
      throw connectionReset();
    case 'error before':
      return BROKEN;
    case 'error after':
      apply();
      return BROKEN;
    case 'throttled':
      return THROTTLED;
    case 'hang':
      return silence(options);
    case 'hang after':
      apply();
      return silence(options);
    case 'lands late':
      setTimeout(() => void service.answer({ ...request, isLate: true }), faults.next() * LATE_MS);
      return silence(options);
  }
}

/** What the SDK's own HTTP layer does, given `requestTimeout` and `throwOnRequestTimeout`. */
async function silence({ timeouts }: FaultyHandlerOptions): Promise<never> {
  if (timeouts === undefined) return new Promise<never>(() => undefined);
  await pass(timeouts.requestTimeoutMs);
  throw Object.assign(new Error('simulated'), { name: 'TimeoutError' });
}

function connectionReset(): Error {
  return Object.assign(new Error('simulated'), { code: 'ECONNRESET' });
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

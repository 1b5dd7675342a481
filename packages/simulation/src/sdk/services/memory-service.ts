/** What a service answers to one request. */
export interface ServiceAnswer {
  readonly statusCode: number;
  readonly body: object;
}

/** One request of a client, decoded. */
export interface ServiceRequest {
  /** Such as UpdateItem. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The same for every attempt of one call. */
  readonly call: string;
  /** It arrives when its client has long given it up. */
  readonly isLate?: boolean;
}

/** A service of AWS in memory, as its wire protocol shows it: a request arrives and is answered in one step. */
export interface MemoryService {
  answer(request: ServiceRequest): ServiceAnswer;
}

/** An error as the JSON protocols of AWS answer it. */
export function errorAnswer(statusCode: number, code: string): ServiceAnswer {
  return { statusCode, body: { __type: `com.amazonaws#${code}`, message: 'simulated' } };
}

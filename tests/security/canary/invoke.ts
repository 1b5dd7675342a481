import { anHttpEvent, type HttpEventOptions } from '../../../packages/core/src/testing/http-event.ts';
import { TOKEN, USER } from './marks.ts';

/** What came of one invocation. */
export interface Told {
  /** Name of the function. */
  readonly handler: string;
  readonly what: string;
  /** Status of an HTTP answer, `acknowledged`, `returned`, `done`, or `thrown`. */
  readonly end: string;
  /** Everything that leaves the function by its answer, or that the runtime logs of what it threw. */
  readonly text: string;
}

export interface SqsMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
interface HttpResult {
  readonly statusCode: number;
  readonly body?: string;
}

/** Left to every invocation when it begins. */
const REMAINING_MS = 60_000;

/** Calls the packaged functions, each as its trigger does, and keeps what they answer. */
export function createInvoke(handlers: ReadonlyMap<string, Handler>) {
  const told: Told[] = [];
  const run = async (name: string, event: unknown, toEnd: (result: unknown) => string) => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`Expected a packaged function, got ${name}`);
    const context = { awsRequestId: `request-${told.length}`, getRemainingTimeInMillis: () => REMAINING_MS };
    try {
      const result = await handler(event, context);
      return { end: toEnd(result), text: JSON.stringify(result ?? null), result };
    } catch (error) {
      return { end: 'thrown', text: toRuntimeLine(error), result: undefined };
    }
  };
  return {
    told,
    /** Answers the body. */
    http: async (name: string, what: string, request: Omit<HttpEventOptions, 'userId'> = {}) => {
      const headers = { authorization: `Bearer ${TOKEN}Bearer`, ...request.headers };
      const event = anHttpEvent({ userId: USER, ...request, headers });
      const toEnd = (result: unknown) => String((result as HttpResult).statusCode);
      const { end, text, result } = await run(name, event, toEnd);
      told.push({ handler: name, what, end, text });
      return JSON.parse((result as HttpResult | undefined)?.body ?? '{}') as Record<string, unknown>;
    },
    sqs: async (name: string, what: string, { MessageId, ReceiptHandle, Body, Attributes }: SqsMessage) => {
      const record = {
        messageId: MessageId,
        receiptHandle: ReceiptHandle,
        body: Body,
        attributes: Attributes,
      };
      const toEnd = (result: unknown) =>
        (result as { batchItemFailures: object[] }).batchItemFailures.length === 0
          ? 'acknowledged'
          : 'returned';
      const { end, text } = await run(name, { Records: [record] }, toEnd);
      told.push({ handler: name, what, end, text });
    },
    schedule: async (name: string, what: string) => {
      const { end, text } = await run(name, {}, () => 'done');
      told.push({ handler: name, what, end, text });
    },
  };
}

export type Invoke = ReturnType<typeof createInvoke>;

/** What Lambda's runtime for Node writes of an error that a handler throws: name, message, stack and own properties. */
function toRuntimeLine(error: unknown): string {
  const withProperties = (_key: string, value: unknown) =>
    value instanceof Error
      ? { ...value, errorType: value.name, errorMessage: value.message, stack: value.stack }
      : value;
  return JSON.stringify(error, withProperties);
}

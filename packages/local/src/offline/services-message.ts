import type { StackReport } from '../stack/stack-report.ts';

/** What the services process says over its IPC channel, in this order. */
export type ServicesMessage =
  | { readonly type: 'stack'; readonly report: StackReport }
  /** The HTTP API and the Lambda endpoint listen. */
  | { readonly type: 'ready' };

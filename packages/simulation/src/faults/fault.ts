/** The classes of faults, as docs/reliability.md describes them. */
export const FAULT_CLASSES = {
  F1: 'a message is delivered twice, also after its delete',
  F2: 'messages are reordered and late',
  F3: 'a process crashes at a call',
  F4: 'an answer is lost after the write; the SDK tries again, or gives up',
  F5: 'a call hangs while its write lands later',
  F6: 'throttling: calls refused, receives counted for nothing',
  F7: 'a batch is sent in part',
  F8: 'conditions fail again and again',
  F9: 'visibility runs out under a running worker',
  F10: 'the dead-letter queue is redriven',
  F11: 'user commands race with chunks and with each other',
  F12: 'clocks are wrong',
  F13: 'the provider fails',
  F14: 'the index lags behind',
  F15: 'a body is damaged on its way',
  F16: 'a body of another version arrives',
  F17: 'a message expires',
  F18: 'an environment is reused',
  F19: 'the record is erased while chunks are in flight',
  F20: 'many chunks',
} as const;
export type FaultClass = keyof typeof FAULT_CLASSES;
export const FAULT_CLASS_NAMES = Object.keys(FAULT_CLASSES) as FaultClass[];

/** One injected fault: where, of which class, what. `key` names it for a replay. */
export interface Fault {
  readonly key: string;
  readonly faultClass: FaultClass;
  readonly what: string;
  /** Virtual milliseconds since the start of the run. */
  readonly atMs: number;
}

/** A process that the local system runs beside itself. */
export interface LocalProcess {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when it has ended, with how. */
  readonly ended: Promise<string>;
  /** Ends it as a crash would (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

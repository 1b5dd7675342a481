/** The services process did not come up; the message says how it ended and shows the end of its log. */
export class ServicesStartError extends Error {
  /** Another process took a port between choosing and listening: worth another try with other ports. */
  readonly portTaken: boolean;

  constructor(reason: string, { logFile, tail }: { readonly logFile: string; readonly tail: string }) {
    super(`Expected the services to start, but ${reason}. The end of ${logFile}:\n${tail}`);
    this.name = 'ServicesStartError';
    this.portTaken = tail.includes('EADDRINUSE');
  }
}

/** The services cannot run as one: the message names what two of them define differently. */
export class MergeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MergeError';
  }
}

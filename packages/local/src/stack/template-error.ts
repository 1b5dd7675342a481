/** A template that cannot be made real on one machine; the message says where and what was expected. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}

import { TemplateError } from './template-error.ts';
import type { TemplateValue } from './template.ts';

/** A resolved value as CloudFormation writes it into a text. @throws TemplateError for a list or an object */
export function toText(value: TemplateValue | undefined): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new TemplateError(`Expected a text, a number or a boolean, got ${JSON.stringify(value)}`);
}

import type { TemplateValue } from './template.ts';
import { toText } from './to-text.ts';

/** `name.attribute` of a GetAtt, which may be written as a list. @throws TemplateError */
export function toReferencePath(argument: TemplateValue): string {
  return Array.isArray(argument)
    ? argument.map((part: TemplateValue) => toText(part)).join('.')
    : toText(argument);
}

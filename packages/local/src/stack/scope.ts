import { TemplateError } from './template-error.ts';

/** What the names in a template stand for. */
export interface Scope {
  /** Value of `!Ref name`: physical names, queue URLs, key ids, pseudo parameters. */
  readonly references: Readonly<Record<string, string>>;
  /** Value of `!GetAtt name.attribute`, by `name.attribute`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** `!Ref name` @throws TemplateError naming what is known */
export function readReference(scope: Scope, name: string): string {
  return readKnown(scope.references, `!Ref ${name}`, name);
}

/** `!GetAtt path`, path as `name.attribute` @throws TemplateError naming what is known */
export function readAttribute(scope: Scope, path: string): string {
  return readKnown(scope.attributes, `!GetAtt ${path}`, path);
}

function readKnown(values: Readonly<Record<string, string>>, wanted: string, name: string): string {
  const value = values[name];
  if (value !== undefined) return value;
  throw new TemplateError(`Expected \`${wanted}\` to name one of ${Object.keys(values).join(', ')}`);
}

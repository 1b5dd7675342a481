import { readAttribute, readReference, type Scope } from './scope.ts';
import { TemplateError } from './template-error.ts';
import { isTemplateObject, type TemplateValue } from './template.ts';
import { toReferencePath } from './to-reference-path.ts';
import { toText } from './to-text.ts';

type Intrinsic = (argument: TemplateValue, scope: Scope) => TemplateValue | undefined;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => (name === 'AWS::NoValue' ? undefined : readReference(scope, toText(name))),
  'Fn::GetAtt': (path, scope) => readAttribute(scope, toReferencePath(path)),
  'Fn::Sub': substitute,
  'Fn::Join': join,
};

/**
 * `value` with every Ref, GetAtt, Sub and Join replaced by what it stands for; undefined for `AWS::NoValue`, which
 * also takes the key or list entry that holds it away.
 * @throws TemplateError for a name or an intrinsic function that is not known here
 */
export function resolveTemplate(value: TemplateValue, scope: Scope): TemplateValue | undefined {
  if (Array.isArray(value)) {
    return value
      .map((entry: TemplateValue) => resolveTemplate(entry, scope))
      .filter((entry) => entry !== undefined);
  }
  if (!isTemplateObject(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only !== undefined && others.length === 0 && isIntrinsic(only[0])) return applyIntrinsic(only, scope);
  return resolveEntries(value, scope);
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function applyIntrinsic([name, argument]: [string, TemplateValue], scope: Scope): TemplateValue | undefined {
  const intrinsic = INTRINSICS[name];
  if (intrinsic === undefined) {
    throw new TemplateError(`Expected one of ${Object.keys(INTRINSICS).join(', ')}, got ${name}`);
  }
  return intrinsic(argument, scope);
}

function resolveEntries(value: Readonly<Record<string, TemplateValue>>, scope: Scope): TemplateValue {
  const resolved: Record<string, TemplateValue> = {};
  for (const [key, entry] of Object.entries(value)) {
    const result = resolveTemplate(entry, scope);
    if (result !== undefined) resolved[key] = result;
  }
  return resolved;
}

function substitute(argument: TemplateValue, scope: Scope): string {
  const [text, variables] = Array.isArray(argument) ? (argument as TemplateValue[]) : [argument];
  const own = isTemplateObject(variables) ? resolveEntries(variables, scope) : {};
  return toText(text).replaceAll(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`; // ${!Name} is CloudFormation's way to write ${Name}
    const value = isTemplateObject(own) ? own[name] : undefined;
    if (value !== undefined) return toText(value);
    return name.includes('.') ? readAttribute(scope, name) : readReference(scope, name);
  });
}

function join(argument: TemplateValue, scope: Scope): string {
  const [separator, parts] = resolveTemplate(argument, scope) as [string, TemplateValue[]];
  return parts.map(toText).join(separator);
}

import { TemplateError } from './template-error.ts';
import type { TemplateValue } from './template.ts';
import { toReferencePath } from './to-reference-path.ts';
import { toText } from './to-text.ts';

/**
 * The names of `values`, each after the names that its value refers to by Ref or GetAtt, as CloudFormation creates
 * resources. Names outside `values` are ignored.
 * @throws TemplateError for a circle
 */
export function orderByReferences(values: Readonly<Record<string, TemplateValue>>): string[] {
  const ordered: string[] = [];
  const visit = (name: string, path: readonly string[]) => {
    const value = values[name];
    if (value === undefined || ordered.includes(name)) return;
    if (path.includes(name))
      throw new TemplateError(`Expected no circle, got ${[...path, name].join(' -> ')}`);
    for (const reference of listReferences(value)) visit(reference, [...path, name]);
    ordered.push(name);
  };
  for (const name of Object.keys(values)) visit(name, []);
  return ordered;
}

function listReferences(value: TemplateValue): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, TemplateValue]) => {
    if (key === 'Ref') return [toText(entry)];
    if (key === 'Fn::GetAtt') return [toReferencePath(entry).split('.')[0] ?? ''];
    return listReferences(entry);
  });
}

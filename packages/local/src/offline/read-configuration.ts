import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { isTemplateObject, type TemplateValue } from '../stack/template.ts';
import { CLOUDFORMATION_TAGS } from './cloudformation-tags.ts';

/** Where a service's configuration stands. The framework takes the paths in it from `serviceDirectory`. */
export interface ConfigurationPlace {
  readonly root: string;
  readonly serviceDirectory: string;
}

const WHOLE_YAML_FILE = /^\$\{file\(([^)]+\.ya?ml)\)(?::([\w.]+))?\}$/;
/** As a variable, or as the fallback of one. */
const FILE_PATH = /(\$\{|, )file\(([^)]+)\)/g;

/** `path` (from the service's folder) as an object: YAML files it includes put in, paths of others taken from the root. */
export function readConfiguration(path: string, place: ConfigurationPlace): TemplateValue {
  const text = readFileSync(resolve(place.serviceDirectory, path), 'utf8');
  return inlineFiles(
    parse(text, { customTags: [...CLOUDFORMATION_TAGS], merge: true }) as TemplateValue,
    place,
  );
}

function inlineFiles(value: TemplateValue, place: ConfigurationPlace): TemplateValue {
  if (typeof value === 'string') return inlineText(value, place);
  if (Array.isArray(value)) return value.map((entry: TemplateValue) => inlineFiles(entry, place));
  if (!isTemplateObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, inlineFiles(entry, place)]));
}

function inlineText(text: string, place: ConfigurationPlace): TemplateValue {
  const [, path, address] = WHOLE_YAML_FILE.exec(text) ?? [];
  if (path !== undefined) return follow(readConfiguration(path, place), address);
  return text.replaceAll(
    FILE_PATH,
    (_match, before: string, file: string) => `${before}file(${toRootPath(file, place)})`,
  );
}

function follow(value: TemplateValue, address: string | undefined): TemplateValue {
  const keys = address?.split('.') ?? [];
  return keys.reduce((at: TemplateValue, key) => (isTemplateObject(at) ? (at[key] ?? null) : null), value);
}

function toRootPath(path: string, { root, serviceDirectory }: ConfigurationPlace): string {
  return relative(root, resolve(serviceDirectory, path)).split(sep).join('/');
}

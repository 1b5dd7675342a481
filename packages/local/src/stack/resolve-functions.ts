import { resolveTemplate } from './resolve-template.ts';
import type { Scope } from './scope.ts';
import { TemplateError } from './template-error.ts';
import { isTemplateObject, type TemplateValue } from './template.ts';
import { toText } from './to-text.ts';

/** What of a function in the framework's configuration may hold references. */
export interface FunctionDefinition {
  readonly name: string;
  environment?: Record<string, TemplateValue>;
  events?: Record<string, TemplateValue>[];
}

/**
 * Replaces the references in the environment and in the SQS and schedule events of each function, in place: the
 * framework's own objects are what its plugins read.
 * @throws TemplateError that names the function
 */
export function resolveFunctions(
  functions: Readonly<Record<string, FunctionDefinition>>,
  scope: Scope,
): void {
  for (const [key, definition] of Object.entries(functions)) {
    try {
      definition.environment = resolveEnvironment(definition.environment ?? {}, scope);
      definition.events = (definition.events ?? []).map((event) => resolveEvent(event, scope));
    } catch (error) {
      throw error instanceof TemplateError ? new TemplateError(`Function ${key}: ${error.message}`) : error;
    }
  }
}

/** A Lambda environment holds strings, whatever the template wrote. */
function resolveEnvironment(
  environment: Record<string, TemplateValue>,
  scope: Scope,
): Record<string, string> {
  const resolved = resolveTemplate(environment, scope);
  const entries = Object.entries(isTemplateObject(resolved) ? resolved : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, toText(value)]));
}

/** HTTP events keep theirs: the authorizer they name exists nowhere on one machine. */
function resolveEvent(event: Record<string, TemplateValue>, scope: Scope): Record<string, TemplateValue> {
  if (!('sqs' in event || 'schedule' in event)) return event;
  return resolveTemplate(event, scope) as Record<string, TemplateValue>;
}

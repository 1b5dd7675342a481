import { TemplateError } from './template-error.ts';
import { isTemplateObject, type TemplateValue } from './template.ts';
import { toText } from './to-text.ts';

/** What a condition is judged with. */
export interface ConditionContext {
  readonly conditions: Readonly<Record<string, TemplateValue>>;
  /** Replaces the references inside a compared value. */
  readonly resolve: (value: TemplateValue) => TemplateValue;
}

/** Whether a CloudFormation condition holds. @throws TemplateError for one that is not known */
export function evaluateCondition(condition: TemplateValue, context: ConditionContext): boolean {
  const [[name, argument] = ['', null]] = isTemplateObject(condition) ? Object.entries(condition) : [];
  const list = Array.isArray(argument) ? (argument as TemplateValue[]) : [];
  const holds = (entry: TemplateValue) => evaluateCondition(entry, context);
  switch (name) {
    case 'Condition':
      return evaluateNamed(toText(argument), context);
    case 'Fn::Equals':
      return (
        JSON.stringify(context.resolve(list[0] ?? null)) === JSON.stringify(context.resolve(list[1] ?? null))
      );
    case 'Fn::Not':
      return !list.every(holds);
    case 'Fn::And':
      return list.every(holds);
    case 'Fn::Or':
      return list.some(holds);
    default:
      throw new TemplateError(`Expected Condition, Fn::Equals, Fn::Not, Fn::And or Fn::Or, got ${name}`);
  }
}

function evaluateNamed(name: string, context: ConditionContext): boolean {
  const condition = context.conditions[name];
  if (condition !== undefined) return evaluateCondition(condition, context);
  throw new TemplateError(`Expected condition ${name} to be in the template`);
}

/** A value in a CloudFormation template, intrinsic functions included. */
export type TemplateValue =
  string | number | boolean | null | readonly TemplateValue[] | { readonly [key: string]: TemplateValue };

/** One resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, TemplateValue>>;
}

/** The parts of a template that are made real on one machine. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

export const TABLE_TYPE = 'AWS::DynamoDB::Table';
export const QUEUE_TYPE = 'AWS::SQS::Queue';
export const KEY_TYPE = 'AWS::KMS::Key';

/** Whether `value` is an object and not a list. */
export function isTemplateObject(value: unknown): value is { readonly [key: string]: TemplateValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

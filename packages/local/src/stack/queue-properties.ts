import type { TemplateValue } from './template.ts';

/**
 * The properties of an `AWS::SQS::Queue` that decide how it delivers; names, policies and encryption do not, and
 * RedriveAllowPolicy would make a circle of a queue and its dead-letter queue.
 */
const DELIVERY_PROPERTIES = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
] as const;

/** Only the {@link DELIVERY_PROPERTIES} of a queue. */
export function pickDeliveryProperties(
  properties: Readonly<Record<string, TemplateValue>> = {},
): Record<string, TemplateValue> {
  const picked = DELIVERY_PROPERTIES.map((name) => [name, properties[name]] as const);
  return Object.fromEntries(
    picked.filter((entry): entry is [(typeof entry)[0], TemplateValue] => entry[1] !== undefined),
  );
}

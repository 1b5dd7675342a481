import * as z from 'zod';
import type { StackEndpoints } from '../embedded/embedded-aws.ts';

/** Environment variables that carry the settings to the services process. The endpoints' are the AWS SDK's own. */
const environment = z.object({
  SYNCWELL_STACK_PREFIX: z.string().min(3),
  AWS_ENDPOINT_URL_DYNAMODB: z.url(),
  AWS_ENDPOINT_URL_SQS: z.url(),
  AWS_ENDPOINT_URL_KMS: z.url(),
});

/** Where the stack is made, and under which names. */
export interface StackSettings {
  readonly prefix: string;
  readonly endpoints: StackEndpoints;
}

/** @throws ZodError that names the variables which are missing */
export function readStackSettings(variables: Readonly<Record<string, string | undefined>>): StackSettings {
  const parsed = environment.parse(variables);
  return {
    prefix: parsed.SYNCWELL_STACK_PREFIX,
    endpoints: {
      dynamodb: parsed.AWS_ENDPOINT_URL_DYNAMODB,
      sqs: parsed.AWS_ENDPOINT_URL_SQS,
      kms: parsed.AWS_ENDPOINT_URL_KMS,
    },
  };
}

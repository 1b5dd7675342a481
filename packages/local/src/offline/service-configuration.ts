import * as z from 'zod';
import type { TemplateValue } from '../stack/template.ts';

const value = z.custom<TemplateValue>((given) => given !== undefined);
const values = z.record(z.string(), value);

/** The parts of a serverless.yml that the merged service takes over. */
export const serviceConfiguration = z.object({
  service: z.string(),
  params: z.record(z.string(), values).default({}),
  custom: values.default({}),
  provider: z.looseObject({
    environment: values.default({}),
    timeout: value.optional(),
    memorySize: value.optional(),
    httpApi: z.looseObject({ id: value.optional() }).optional(),
  }),
  functions: z
    .record(z.string(), z.looseObject({ handler: z.string(), environment: values.default({}) }))
    .default({}),
  resources: z.union([values.transform((one) => [one]), z.array(values)]).default([]),
});

export type ServiceConfiguration = z.infer<typeof serviceConfiguration>;

/** The part of serverless-compose.yml that wires services to each other. */
export const composeConfiguration = z.object({
  services: z.record(
    z.string(),
    z.object({ path: z.string(), params: z.record(z.string(), z.string()).default({}) }),
  ),
});

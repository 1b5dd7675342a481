import * as z from 'zod';

/** What the gateway says by itself, before any code of ours runs. */
export const gatewayRefusalSchema = z
  .object({ message: z.string() })
  .meta({ id: 'GatewayRefusal', description: 'The gateway’s own refusal: no code of the service ran.' });

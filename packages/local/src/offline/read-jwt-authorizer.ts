import * as z from 'zod';
import type { Framework } from './framework.ts';

const jwtAuthorizer = z.object({
  type: z.literal('jwt'),
  issuerUrl: z.url(),
  // The framework makes a list of one a plain text.
  audience: z.union([z.tuple([z.string()], z.string()), z.string().transform((one): [string] => [one])]),
});

/** Whose tokens the HTTP API takes, as its template says: issuer, and audiences of which a token needs one. */
export type JwtAuthorizer = z.infer<typeof jwtAuthorizer>;

/** The one JWT authorizer of the HTTP API. @throws ZodError when there is none or more than one */
export function readJwtAuthorizer({ service }: Framework): JwtAuthorizer {
  const authorizers = Object.values(service.provider.httpApi?.authorizers ?? {});
  const [only] = z.tuple([jwtAuthorizer]).parse(authorizers);
  return only;
}

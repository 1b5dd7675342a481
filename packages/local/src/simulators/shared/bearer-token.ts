import type { Context } from 'hono';

/** The token of the Authorization header, or undefined when there is none. */
export function bearerToken(c: Context): string | undefined {
  return /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

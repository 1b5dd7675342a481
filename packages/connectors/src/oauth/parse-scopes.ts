/** The scopes of a list. Providers put spaces or commas between them (RFC 6749, 3.3: spaces; Strava: commas). */
export function parseScopes(list: string): string[] {
  return list.split(/[\s,]+/).filter((scope) => scope !== '');
}

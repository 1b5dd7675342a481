/** Is it somewhere a browser can be sent to? Any absolute http(s) URI without a fragment (RFC 6749, 3.1.2) will do here. */
export function isRedirectUri(text: string | undefined): text is string {
  if (text === undefined || !URL.canParse(text)) return false;
  const { protocol, hash } = new URL(text);
  return /^https?:$/.test(protocol) && hash === '';
}

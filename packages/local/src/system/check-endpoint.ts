const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The base URL of a running AWS emulator, without a slash at the end.
 * @throws Error unless it is an http(s) URL of this machine: a mistyped endpoint must not make tables somewhere else
 */
export function checkEndpoint(endpoint: string): string {
  const url = URL.parse(endpoint);
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isHttp || !LOOPBACK_NAMES.includes(url.hostname)) {
    throw new Error(
      `Expected the endpoint to be a URL of this machine, such as http://127.0.0.1:4566, got ${endpoint}`,
    );
  }
  return url.origin;
}

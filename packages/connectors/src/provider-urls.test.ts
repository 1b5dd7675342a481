import { PROVIDERS } from './catalog.ts';
import { stravaDescriptor } from './strava/descriptor.ts';
import { parseProviderUrls, resolveProviderUrls } from './provider-urls.ts';

describe('resolveProviderUrls', () => {
  it('gives the real URLs unless others are put in their place, one by one', () => {
    const overrides = parseProviderUrls('{"strava":{"api":"http://127.0.0.1:2/api/v3"},"fitbit":{}}');
    expect(resolveProviderUrls(stravaDescriptor, {})).toEqual(stravaDescriptor.urls);
    expect(resolveProviderUrls(stravaDescriptor, overrides)).toEqual({
      ...stravaDescriptor.urls,
      api: 'http://127.0.0.1:2/api/v3',
    });
  });

  it.each(PROVIDERS)('knows real URLs of $name that say https', ({ urls }) => {
    for (const url of Object.values(urls)) expect(url).toMatch(/^https:\/\/[^/]+\/.*[^/]$/);
  });
});

describe('parseProviderUrls', () => {
  it.each([
    ['other text', 'Expected provider URLs to be JSON, got other text'],
    ['[]', 'Expected URLs without a slash at the end by provider and use'],
    ['{"strava":{"base":"http://127.0.0.1:2"}}', 'Unrecognized key: "base"'],
    ['{"strava":{"api":"127.0.0.1"}}', 'strava.api'],
    ['{"strava":{"token":"http://127.0.0.1:2/token/"}}', 'strava.token'],
  ])('refuses %s', (json, message) => {
    expect(() => parseProviderUrls(json)).toThrow(message);
  });
});

import { findPlatformFault } from './check-platform.ts';

describe('findPlatformFault', () => {
  it.each(['24.0.0', '24.21.0', '26.1.0'])('accepts Node %s', (version) => {
    expect(findPlatformFault(version)).toBeUndefined();
  });

  it.each(['20.19.0', '23.11.0'])('names what it expects in place of Node %s', (version) => {
    expect(findPlatformFault(version)).toBe(
      `Expected Node 24 or later, got ${version}: start with \`npm run demo\`, which brings its own`,
    );
  });
});

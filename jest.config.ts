import { availableParallelism } from 'node:os';

import type { Config } from 'jest';

/**
 * One run for the whole workspace, in CommonJS mode: modules of the VM need a flag of Node that is still experimental.
 * Packages that are ESM only therefore run outside of jest, in `globalSetup` or in a process of their own.
 */
const config: Config = {
  testEnvironment: 'node',
  // Most of the time of the long tests is waiting: also a machine of two cores runs two at once.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  globalSetup: '<rootDir>/tests/engines/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/engines/global-teardown.mjs',
  setupFiles: ['<rootDir>/tests/network/loopback-only.ts'],
  // Made by tools; a package among it has the name of its source.
  modulePathIgnorePatterns: ['<rootDir>/.local/'],
  testMatch: ['<rootDir>/{packages,services}/*/src/**/*.test.ts', '<rootDir>/tests/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      'ts-jest',
      {
        tsconfig: {
          target: 'ES2023',
          esModuleInterop: true,
          isolatedModules: true,
          module: 'CommonJS',
          verbatimModuleSyntax: false,
        },
        diagnostics: false,
      },
    ],
  },
};

export default config;

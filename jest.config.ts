import type { Config } from 'jest';

/** One run for the whole workspace; CommonJS mode, because the VM-module mode is 2.5 times slower. */
const config: Config = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/engines/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/engines/global-teardown.mjs',
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

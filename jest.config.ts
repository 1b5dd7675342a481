import type { Config } from 'jest';

/** One run for the whole workspace; CommonJS mode, because the VM-module mode is 2.5 times slower. */
const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{packages,services}/*/src/**/*.test.ts', '<rootDir>/tests/**/*.test.ts'],
  transform: {
    '\\.ts$': [
      'ts-jest',
      {
        tsconfig: {
          extends: './tsconfig.base.json',
          module: 'CommonJS',
          verbatimModuleSyntax: false,
        },
        diagnostics: false,
      },
    ],
  },
};

export default config;

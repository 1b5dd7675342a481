/**
 * Put in place of `@aws-sdk/credential-provider-node` where functions are bundled (config/esbuild.yml): Lambda hands a
 * function its credentials by the environment, and the SDK's search through profiles, single sign-on and instance
 * metadata is a sixth of a bundle.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';

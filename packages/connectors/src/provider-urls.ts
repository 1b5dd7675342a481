import * as z from 'zod';

import type { ProviderDescriptor, ProviderUrls } from './provider-descriptor.ts';

const url = z
  .string()
  .refine((text) => URL.canParse(text) && !text.endsWith('/'))
  .optional();
const urlsSchema = z.strictObject({ api: url, authorize: url, token: url, revoke: url });
const overridesSchema = z.record(z.string(), urlsSchema);

/** URLs to be used in place of the real ones, by provider name: of simulators, of a proxy. */
export type ProviderUrlOverrides = Readonly<Record<string, Partial<ProviderUrls> | undefined>>;

/**
 * Reads them from JSON, as `{"fitbit": {"api": "http://127.0.0.1:4611/v4"}}`; `{}` = every provider is the real one.
 * Throws TypeError that names the wrong part: a misspelt one would send tokens to the real provider.
 */
export function parseProviderUrls(json: string): ProviderUrlOverrides {
  const read = overridesSchema.safeParse(readJson(json));
  if (read.success) return read.data;
  throw new TypeError(
    `Expected URLs without a slash at the end by provider and use, got: ${z.prettifyError(read.error)}`,
  );
}

/** Where `descriptor`'s provider answers here. */
export function resolveProviderUrls(
  { name, urls }: ProviderDescriptor,
  overrides: ProviderUrlOverrides,
): ProviderUrls {
  return { ...urls, ...overrides[name] };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError('Expected provider URLs to be JSON, got other text', { cause });
  }
}

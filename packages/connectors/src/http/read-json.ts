/**
 * JSON from a provider; undefined when it is not JSON. An integer beyond 2^53 becomes the string of its digits, so
 * that ids keep every digit.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, keepBigIntegers);
  } catch {
    // Malformed is an ordinary answer here: each caller says what it means.
    return undefined;
  }
}

/** Reviver of ECMAScript's "JSON.parse source text access"; the third argument is missing from TypeScript's types. */
function keepBigIntegers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isBig = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isBig && context?.source !== undefined ? context.source : value;
}

/** Calls `create` at the first call and answers the same value ever after: built once per execution environment. */
export function lazy<T>(create: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: create() }).value;
}

/**
 * Proto3 JSON leaves out what has its default value: false, 0, the empty text, the empty list. Works on one level;
 * messages inside are passed as they are.
 */
export function omitDefaults<T extends object>(message: T): Partial<T> {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => !isDefault(value))) as Partial<T>;
}

function isDefault(value: unknown): boolean {
  return (
    value === undefined ||
    value === false ||
    value === 0 ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

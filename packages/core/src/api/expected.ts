import * as z from 'zod';

const MAX_SHOWN_CHARACTERS = 40;
/** What every body has to be. */
export const BODY = 'a JSON object as the body';

type Issue = { readonly input?: unknown };

/** The message of a wrong field: what was expected and what came. */
export function expected(what: string) {
  return ({ input }: Issue) => `Expected ${what}, got ${shown(input)}`;
}

/** One message for both, a value of another type and a text that is not right. */
export function text(isRight: (value: string) => boolean, what: string) {
  const error = expected(what);
  return z.string({ error }).refine(isRight, { error });
}

/** As {@link text}, for what must not be repeated in an answer. */
export function secretText(isRight: (value: string) => boolean, what: string) {
  const error = ({ input }: Issue) =>
    `Expected ${what}, got ${typeof input === 'string' ? 'another text' : shown(input)}`;
  return z.string({ error }).refine(isRight, { error });
}

/** What came, short enough for a message. */
function shown(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (Array.isArray(input)) return 'an array';
  if (typeof input === 'object' && input !== null) return 'an object';
  return cut(typeof input === 'string' ? input : JSON.stringify(input));
}

export function cut(value: string): string {
  return value.length > MAX_SHOWN_CHARACTERS ? `${value.slice(0, MAX_SHOWN_CHARACTERS)}...` : value;
}

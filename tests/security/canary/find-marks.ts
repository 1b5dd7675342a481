import { HEALTH, HEALTH_FIGURES, TOKEN } from './marks.ts';

/** `text`, and how it looks inside of something that was encoded. */
function inEveryForm(text: string): string[] {
  // Base64 of a part of a longer text: what it is at each of the three places at which it can begin, less its edges.
  const base64 = [0, 1, 2].map((before) => {
    const encoded = Buffer.from('x'.repeat(before) + text).toString('base64');
    return encoded.slice(before === 0 ? 0 : 4, -4);
  });
  return [text, Buffer.from(text).toString('hex'), encodeURIComponent(text), ...base64];
}

/** What must be nowhere: the marks, and whatever else was heard of tokens and of health. */
export function secretsOf(heard: readonly string[]): string[] {
  const words = [TOKEN, HEALTH].flatMap(inEveryForm);
  return [...new Set([...words, ...HEALTH_FIGURES, ...heard.flatMap(inEveryForm)])];
}

/** Those of `secrets` that are in the text. */
export function findAll(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

/** Paths of all texts in `value` that have `word` in them; a text that is JSON is looked into. */
export function pathsOf(value: unknown, word: string, path = ''): string[] {
  if (typeof value === 'string') {
    const inner = value.includes(word) ? parseObject(value) : undefined;
    if (inner !== undefined) return pathsOf(inner, word, path);
    return value.includes(word) ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const inName = name.includes(word) ? [`${path}/(a name)`] : [];
    return [...inName, ...pathsOf(part, word, Array.isArray(value) ? path : `${path}/${name}`)];
  });
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

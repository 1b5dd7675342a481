import type { Context } from 'hono';

/**
 * The text fields of a form, url-encoded or multipart, and those of the query, where OAuth clients put them, too;
 * files are left out. Of a repeated field, the last one; the form before the query.
 */
export async function readForm(c: Context): Promise<Readonly<Record<string, string>>> {
  const fields = Object.entries(await c.req.parseBody());
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
  return { ...c.req.query(), ...Object.fromEntries(texts) };
}

import type { Context } from 'hono';

/** The text fields of a form, url-encoded or multipart; files are left out. Of a repeated field, the last one. */
export async function readForm(c: Context): Promise<Readonly<Record<string, string>>> {
  const fields = Object.entries(await c.req.parseBody());
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

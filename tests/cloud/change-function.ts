import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'services/status/src/handlers/get-status.ts';
const HANDLER = 'export const handler = createHandler(getDependencies);';
const CHANGED = `const unchanged = createHandler(getDependencies);
export const handler: typeof unchanged = async (event) => {
  const answer = await unchanged(event);
  return { ...answer, headers: { ...answer.headers, 'x-revision': '2' } };
};`;

/** Lets the status function of a checkout answer one header more. */
export async function changeStatusFunction(checkout: string): Promise<void> {
  const file = join(checkout, FILE);
  const text = await readFile(file, 'utf8');
  if (!text.includes(HANDLER)) throw new Error(`Expected \`${HANDLER}\` in ${FILE}`);
  await writeFile(file, text.replace(HANDLER, CHANGED));
}

/** The header that a changed function answers with. */
export async function readRevision(url: string, token: string): Promise<string | null> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await response.body?.cancel();
  return response.headers.get('x-revision');
}

import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { lintDocument } from '../lint-document.ts';
import { makeDocuments } from '../make-documents.ts';

const USAGE = `Usage: npm run openapi -- [options]

Writes docs/openapi.yaml (OpenAPI 3.1) and docs/errors.md from the schemas and the table of routes, and lints the first.

  --check   write nothing; fail when a file is not what would be written
  --help    print this text`;

/** Ends with 0 when the files are right, 1 when they are not, 2 when it is not understood. */
async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) return say(USAGE, 0);
  const documents = makeDocuments();
  const findings = await lintDocument(documents['docs/openapi.yaml']);
  for (const finding of findings) console.error(finding);
  const stale: string[] = [];
  for (const [path, text] of Object.entries(documents)) {
    if (values.check !== true) await writeFile(path, text);
    else if ((await readFile(path, 'utf8').catch(() => '')) !== text) stale.push(path);
  }
  for (const path of stale) console.error(`${path} is not what the code says: run npm run openapi`);
  const verdict = `${Object.keys(documents).join(', ')}: ${findings.length} findings, ${stale.length} stale`;
  return say(verdict, findings.length + stale.length === 0 ? 0 : 1);
}

function say(text: string, exitCode: number): number {
  console.log(text);
  return exitCode;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(
    `${error instanceof Error ? error.message : String(error)}\nnpm run openapi -- --help lists the options.`,
  );
  process.exitCode = 2;
}

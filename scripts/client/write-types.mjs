// The client's types as .d.ts files that stand alone: the messages of the API, which are inferred from schemas that no
// app has, are written out, with what the API's document says of them.
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as prettier from 'prettier';
import ts from 'typescript';

import { createApiDocument } from '../../packages/openapi/src/create-api-document.ts';
import { addComments } from './add-comments.mjs';

/** The file that only names the messages of the API, and takes them from where they are defined. */
const MESSAGES = 'api-types';

/** Writes the declarations of `entry` and of what they name into `folder`. Throws when one leads out of it. */
export async function writeTypes(entry, { folder, tsconfig }) {
  const declarations = declare(entry, tsconfig);
  const wanted = ['index'];
  // What is found on the way is appended, and so visited too.
  for (const name of wanted) {
    const text = declarations.get(name);
    const named = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, from]) => from);
    const foreign = named.filter((from) => !from.startsWith('./'));
    if (foreign.length > 0)
      throw new Error(`Expected ${name} to stand alone, got imports of ${foreign.join(', ')}`);
    const others = named.map((from) => basename(from, '.js'));
    wanted.push(...new Set(others.filter((other) => !wanted.includes(other))));
    const formatted = await prettier.format(text, {
      parser: 'typescript',
      singleQuote: true,
      printWidth: 110,
    });
    writeFileSync(join(folder, `${name}.d.ts`), formatted);
  }
}

/** Declarations by the name of their file. */
function declare(entry, tsconfig) {
  const own = { noEmit: false, declaration: true, emitDeclarationOnly: true };
  const program = ts.createProgram([entry], { ...readOptions(tsconfig), ...own });
  const declarations = new Map();
  for (const file of program.getSourceFiles()) {
    if (dirname(file.fileName) !== dirname(entry)) continue;
    const name = basename(file.fileName, '.ts');
    if (name === MESSAGES) {
      declarations.set(name, addComments(writeOut(program.getTypeChecker(), file), createApiDocument()));
      continue;
    }
    const keep = (_, text) => declarations.set(name, text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"));
    program.emit(file, keep);
  }
  return declarations;
}

function readOptions(tsconfig) {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig)).options;
}

/** Each type that the file exports, as what it comes to. */
function writeOut(checker, file) {
  const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.TypeFormatFlags;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file));
  return exported
    .map((symbol) => {
      const type = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(symbol));
      const text = checker.typeToString(
        type,
        undefined,
        NoTruncation | InTypeAlias | MultilineObjectLiterals,
      );
      return `export type ${symbol.name} = ${text};`;
    })
    .join('\n\n');
}

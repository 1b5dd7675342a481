// The parameters of every stage: one file each in config/stages, and `default.yml` for what they leave open. A new stage
// is a new file. `params: ${file(../../config/stages.js):params}` in a service's serverless.yml.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync(join(import.meta.dirname, 'stages'));

/** By stage, a variable that the framework puts the file in for. */
export const params = Object.fromEntries(
  files.map((file) => [file.replace(/\.yml$/, ''), `\${file(../../config/stages/${file})}`]),
);

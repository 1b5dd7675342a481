import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isTemplateObject, type TemplateValue } from '../stack/template.ts';
import { MergeError } from './merge-error.ts';
import { type ConfigurationPlace, readConfiguration } from './read-configuration.ts';

/** What a service writes as its `params`, as its configuration is read: paths from the root. */
export const ALL_STAGES = '${file(config/stages.js):params}';

/** The parameters of every stage, by its name: what config/stages.js gives the framework. @throws MergeError */
export function readStages(
  place: ConfigurationPlace,
): Record<string, Readonly<Record<string, TemplateValue>>> {
  const files = readdirSync(join(place.root, 'config', 'stages'));
  return Object.fromEntries(files.map((file) => [basename(file, '.yml'), readStage(file, place)]));
}

function readStage(file: string, place: ConfigurationPlace): Readonly<Record<string, TemplateValue>> {
  const stage = readConfiguration(join(place.root, 'config', 'stages', file), place);
  if (isTemplateObject(stage)) return stage;
  throw new MergeError(`Expected config/stages/${file} to hold names and values`);
}

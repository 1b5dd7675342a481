import type { Context } from 'hono';

import { isSportType } from './sport-types.ts';
import { badRequest } from './strava-error.ts';
import type { StravaSettings } from './strava-options.ts';

const DATA_TYPES = ['fit', 'fit.gz', 'tcx', 'tcx.gz', 'gpx', 'gpx.gz'];

/** The form of `POST /uploads`. */
export interface UploadForm {
  readonly file: File;
  readonly dataType: string;
  /** Extension appended. */
  readonly externalId: string;
  readonly name: string | undefined;
  readonly sportType: string | undefined;
  readonly trainer: boolean;
  readonly commute: boolean;
}

/** Throws StravaError 400 without a file or a known data type. */
export async function readUploadForm(
  c: Context,
  settings: Pick<StravaSettings, 'gzExtension'>,
): Promise<UploadForm> {
  const { file, ...fields } = await c.req.parseBody();
  if (!(file instanceof File)) throw badRequest({ resource: 'Upload', field: 'file', code: 'missing' });
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const dataType = readDataType(text('data_type'));
  const sportType = text('sport_type');
  return {
    file,
    dataType,
    externalId: withExtension(text('external_id') || file.name, { dataType, ...settings }),
    name: text('name'),
    sportType: sportType !== undefined && isSportType(sportType) ? sportType : undefined,
    trainer: text('trainer') === '1',
    commute: text('commute') === '1',
  };
}

function readDataType(text: string | undefined): string {
  if (text !== undefined && DATA_TYPES.includes(text)) return text;
  const code = text === undefined ? 'missing' : 'invalid';
  throw badRequest({ resource: 'Upload', field: 'data_type', code });
}

/** Strava gives external ids back with the extension of the file appended; file names have one already. */
function withExtension(
  externalId: string,
  { dataType, gzExtension }: Pick<StravaSettings, 'gzExtension'> & { readonly dataType: string },
): string {
  const dropped = `.${dataType.replace(/\.gz$/, '')}`;
  const given = [`.${dataType}`, dropped].find((extension) => externalId.endsWith(extension)) ?? '';
  const bare = externalId.slice(0, externalId.length - given.length);
  return `${bare}${gzExtension === 'kept' ? `.${dataType}` : dropped}`;
}

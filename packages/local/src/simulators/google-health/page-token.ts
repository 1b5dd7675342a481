import { stableHash } from '../history/seeded-random.ts';
import { GoogleApiError } from './google-api-error.ts';

/** Where a list goes on. */
export interface PagePosition {
  /** Points already given. */
  readonly offset: number;
  /** The page before was an empty one: two never follow each other. */
  readonly afterEmptyPage: boolean;
}

export const FIRST_PAGE: PagePosition = { offset: 0, afterEmptyPage: false };

/** Opaque to the caller, and good for the same list only: `query` is all that made the list. */
export function writePageToken({ offset, afterEmptyPage }: PagePosition, query: readonly string[]): string {
  const text = [offset, afterEmptyPage ? 1 : 0, stableHash('page token', ...query)].join('.');
  return Buffer.from(text).toString('base64url');
}

/** Throws GoogleApiError on a token that was not made here, or for another list. */
export function readPageToken(token: string, query: readonly string[]): PagePosition {
  const [offset, afterEmptyPage] = Buffer.from(token, 'base64url').toString().split('.').map(Number);
  const position = { offset: offset ?? NaN, afterEmptyPage: afterEmptyPage === 1 };
  if (Number.isInteger(offset) && writePageToken(position, query) === token) return position;
  throw new GoogleApiError(
    'INVALID_ARGUMENT',
    'Invalid page token: use it with the request that it came from.',
  );
}

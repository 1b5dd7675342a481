import type { Context } from 'hono';

import { stableHash } from '../history/seeded-random.ts';
import type { SimulatorEnv } from '../shared/simulator-env.ts';
import { dataType, parseDataType, type SimulatedDataType } from './data-types.ts';
import { parseFilter } from './filter/parse-filter.ts';
import { findPoints } from './find-points.ts';
import { GoogleApiError } from './google-api-error.ts';
import { readUser, requireScope } from './google-health-request.ts';
import type { GoogleHealthState } from './google-health-state.ts';
import { FIRST_PAGE, type PagePosition, readPageToken, writePageToken } from './page-token.ts';

/** Google Health API v4, dataPoints.list: newest first, half-open filter, opaque page tokens. Throws GoogleApiError. */
export function listPoints(state: GoogleHealthState, c: Context<SimulatorEnv>): object {
  const type = parseDataType(c.req.param('type') ?? '');
  requireScope(c, dataType(type).scope);
  const user = readUser(state, c);
  const { filter = '', pageToken = '', pageSize } = c.req.query();
  const size = readPageSize(pageSize, type);
  const ranges = filter === '' ? [] : parseFilter(filter, type);
  const query = [user.userId, type, filter];
  const position = pageToken === '' ? FIRST_PAGE : readPageToken(pageToken, query);
  if (isEmptyPage(state, position, query)) {
    return { nextPageToken: writePageToken({ offset: position.offset, afterEmptyPage: true }, query) };
  }
  return toPage(findPoints(type, user, ranges), { offset: position.offset, size, query });
}

/** Larger sizes are cut without a word; 0 stands for the default. */
function readPageSize(text: string | undefined, type: SimulatedDataType): number {
  const { defaultPageSize, maxPageSize } = dataType(type);
  if (text === undefined || text === '') return defaultPageSize;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 0) {
    throw new GoogleApiError('INVALID_ARGUMENT', `Invalid value at 'page_size' (TYPE_INT32), "${text}"`);
  }
  return size === 0 ? defaultPageSize : Math.min(size, maxPageSize);
}

/** Now and then, the same for the same list: a page without points whose token goes on. */
function isEmptyPage(
  { settings }: GoogleHealthState,
  position: PagePosition,
  query: readonly string[],
): boolean {
  if (settings.emptyPageEvery === 0 || position.afterEmptyPage) return false;
  return (
    stableHash(settings.seed, 'empty page', ...query, String(position.offset)) % settings.emptyPageEvery === 0
  );
}

function toPage(
  points: readonly (() => object)[],
  page: { offset: number; size: number; query: readonly string[] },
): object {
  const end = page.offset + page.size;
  const shown = points.slice(page.offset, end);
  return {
    ...(shown.length > 0 && { dataPoints: shown.map((write) => write()) }),
    ...(end < points.length && {
      nextPageToken: writePageToken({ offset: end, afterEmptyPage: false }, page.query),
    }),
  };
}

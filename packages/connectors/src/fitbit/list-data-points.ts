import * as z from 'zod';

import { ProviderError } from '../errors.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import type { ProviderSession } from '../ports.ts';
import { fitbitDescriptor } from './descriptor.ts';

export interface DataPointQuery {
  /** Kebab-case, as in the path. */
  readonly dataType: string;
  readonly filter: string;
  readonly pageSize: number;
}

/** Far beyond any month of workouts or five days of pulse; a list that goes on longer is going round. */
const MAX_PAGES = 1_000;

const pageSchema = z.object({
  dataPoints: z.array(z.unknown()).optional(),
  nextPageToken: z.string().optional(),
});

/**
 * The data points of `query`, page after page, in the provider's order (newest first), as they came: one that is
 * malformed must not cost the others of its page. A page may be empty and still carry a token: only a missing or empty
 * token ends the list. Throws ProviderError; TRANSIENT when the pages don't end.
 * Source: Google Health API v4, users.dataTypes.dataPoints.list.
 */
export async function* listDataPoints(
  http: ProviderHttp,
  session: ProviderSession,
  query: DataPointQuery,
): AsyncGenerator<unknown> {
  const seenTokens = new Set<string>();
  let pageToken = '';
  do {
    const answer = await http.send(toRequest(query, pageToken), session);
    const page = parseAnswer(pageSchema, answer, fitbitDescriptor.name);
    yield* page.dataPoints ?? [];
    pageToken = page.nextPageToken ?? '';
    if (seenTokens.has(pageToken) || seenTokens.size >= MAX_PAGES) throw endlessList(query.dataType);
    seenTokens.add(pageToken);
  } while (pageToken !== '');
}

function toRequest({ dataType, filter, pageSize }: DataPointQuery, pageToken: string) {
  const query = { filter, pageSize: String(pageSize), ...(pageToken === '' ? {} : { pageToken }) };
  return { path: `/users/me/dataTypes/${dataType}/dataPoints`, query };
}

function endlessList(dataType: string): ProviderError {
  const message = `Expected the ${dataType} list to end within ${MAX_PAGES} pages, each with a new token, got more`;
  return new ProviderError('TRANSIENT', message, { provider: fitbitDescriptor.name });
}

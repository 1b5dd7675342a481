import { filterError } from './filter-error.ts';

export interface FilterToken {
  readonly kind: 'text' | 'string' | 'comparator' | 'parenthesis';
  readonly value: string;
}

const TOKEN =
  /\s*(?:"(?<string>[^"]*)"|(?<comparator>>=|<=|!=|[=<>:])|(?<parenthesis>[()])|(?<text>[\w.\-+]+))/y;

/** The words of a filter (AIP-160). Throws GoogleApiError on a character that starts none. */
export function tokenizeFilter(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  const text = filter.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw filterError('_SYNTAX', `Invalid filter syntax at ${text.slice(at)}.`);
    tokens.push(toToken(groups));
  }
  return tokens;
}

function toToken(groups: Record<string, string | undefined>): FilterToken {
  for (const kind of ['string', 'comparator', 'parenthesis'] as const) {
    const value = groups[kind];
    if (value !== undefined) return { kind, value };
  }
  return { kind: 'text', value: groups['text'] ?? '' };
}

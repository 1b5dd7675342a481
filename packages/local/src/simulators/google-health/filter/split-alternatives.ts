import { filterError } from './filter-error.ts';
import type { FilterToken } from './tokenize-filter.ts';

/**
 * The parts between `OR`, without their parentheses. Several parts of more than one restriction each must stand in
 * parentheses: how `AND` and `OR` bind without them is a trap of its own (AIP-160). Throws GoogleApiError.
 */
export function splitAlternatives(tokens: readonly FilterToken[]): FilterToken[][] {
  const parts: FilterToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'parenthesis') depth += token.value === '(' ? 1 : -1;
    if (depth === 0 && isWord(token, 'OR')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.map((part) => withoutParentheses(part, parts.length > 1));
}

function withoutParentheses(part: FilterToken[], mustHaveThem: boolean): FilterToken[] {
  if (part[0]?.value === '(' && part.at(-1)?.value === ')') return part.slice(1, -1);
  if (mustHaveThem && part.some((token) => isWord(token, 'AND'))) {
    throw filterError('_EXPRESSION_STRUCTURE', 'Expected parentheses around each part with AND.');
  }
  return part;
}

function isWord({ kind, value }: FilterToken, word: string): boolean {
  return kind === 'text' && value === word;
}

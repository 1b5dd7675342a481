import { dataType, type SimulatedDataType, type TimeAxis } from '../data-types.ts';
import { GoogleApiError } from '../google-api-error.ts';
import { filterError } from './filter-error.ts';
import { parseLiteral } from './filter-literals.ts';
import { parseMember } from './filter-members.ts';
import { splitAlternatives } from './split-alternatives.ts';
import { type FilterToken, tokenizeFilter } from './tokenize-filter.ts';

/** Half-open, milliseconds on `axis`; infinite where the filter sets no bound. */
export interface TimeFilter {
  readonly axis: TimeAxis;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Restriction {
  readonly axis: TimeAxis;
  readonly comparator: '>=' | '<';
  readonly ms: number;
}

const TOKENS_PER_RESTRICTION = 3;

/**
 * Reads a filter as dataPoints.list takes it: `>=`, `<` and `AND`, for some types also `OR`, which gives several ranges.
 * Throws GoogleApiError with Google's reason.
 */
export function parseFilter(filter: string, type: SimulatedDataType): TimeFilter[] {
  const tokens = tokenizeFilter(filter);
  const alternatives = dataType(type).allowsOr === true ? splitAlternatives(tokens) : [tokens];
  return alternatives.map((part) => readRange(part, type));
}

function readRange(tokens: readonly FilterToken[], type: SimulatedDataType): TimeFilter {
  refuseOtherStructure(tokens);
  const restrictions: Restriction[] = [];
  for (let at = 0; at < tokens.length; at += TOKENS_PER_RESTRICTION + 1) {
    if (at > 0) expectAnd(tokens, at - 1);
    restrictions.push(readRestriction(tokens.slice(at, at + TOKENS_PER_RESTRICTION), type));
  }
  if (isAnd(tokens.at(-1)))
    throw filterError('_UNEXPECTED_END_OF_INPUT', 'Invalid filter: it ends with AND.');
  return combine(restrictions);
}

function refuseOtherStructure(tokens: readonly FilterToken[]): void {
  const other = tokens.find(
    ({ kind, value }) => kind === 'parenthesis' || (kind === 'text' && /^(OR|NOT)$/.test(value)),
  );
  if (other !== undefined)
    throw filterError('_EXPRESSION_STRUCTURE', `Only AND is supported, got ${other.value}.`);
}

function isAnd(token: FilterToken | undefined): boolean {
  return token?.kind === 'text' && token.value === 'AND';
}

function expectAnd(tokens: readonly FilterToken[], at: number): void {
  const token = tokens[at];
  if (!isAnd(token)) throw filterError('_UNEXPECTED_TOKEN', `Expected AND, got ${token?.value}.`);
}

function readRestriction(
  [member, comparator, literal]: readonly FilterToken[],
  type: SimulatedDataType,
): Restriction {
  if (member?.kind !== 'text' || isAnd(member)) throw missing('a member');
  if (comparator?.kind !== 'comparator') throw missing(`a comparator after ${member.value}`);
  if (literal === undefined || isAnd(literal)) throw missing(`a literal after ${comparator.value}`);
  if (literal.kind !== 'string')
    throw filterError('', `Invalid filter: ${literal.value} is not in double quotes.`);
  const axis = parseMember(member.value, type);
  return { axis, comparator: parseComparator(comparator.value), ms: parseLiteral(literal.value, axis) };
}

function missing(what: string): GoogleApiError {
  return filterError('_MISSING_TOKEN', `Invalid filter: expected ${what}.`);
}

function parseComparator(comparator: string): '>=' | '<' {
  if (comparator === '>=' || comparator === '<') return comparator;
  throw filterError('_RESTRICTION_COMPARATOR', `Only >= and < are supported, got ${comparator}.`);
}

function combine(restrictions: readonly Restriction[]): TimeFilter {
  const [first, ...others] = restrictions;
  if (first === undefined) throw missing('a member');
  if (others.some(({ axis }) => axis !== first.axis)) {
    throw filterError(
      '_MIXED_TIME_RESTRICTIONS',
      'Filter cannot contain both physical and civil time ranges.',
    );
  }
  const bounds = (wanted: string) =>
    restrictions.filter((each) => each.comparator === wanted).map(({ ms }) => ms);
  const range = {
    axis: first.axis,
    fromMs: Math.max(-Infinity, ...bounds('>=')),
    toMs: Math.min(Infinity, ...bounds('<')),
  };
  if (range.fromMs >= range.toMs) {
    const message = 'Query end time must be strictly larger than start time.';
    throw new GoogleApiError('INVALID_ARGUMENT', message, 'INVALID_TIME_RANGE');
  }
  return range;
}

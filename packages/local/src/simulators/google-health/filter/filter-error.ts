import { GoogleApiError } from '../google-api-error.ts';

/** Google Health API v4, Error catalog: each stands for `INVALID_DATA_POINT_FILTER` followed by itself. */
export type FilterFlaw =
  | ''
  | '_SYNTAX'
  | '_MISSING_TOKEN'
  | '_UNEXPECTED_TOKEN'
  | '_UNEXPECTED_END_OF_INPUT'
  | '_EXPRESSION_STRUCTURE'
  | '_RESTRICTION_COMPARATOR'
  | '_DATA_TYPE_RESTRICTION'
  | '_DATA_TYPE_MEMBER'
  | '_COLLECTION_MISMATCH'
  | '_MIXED_TIME_RESTRICTIONS'
  | '_CIVIL_DATE_TIME_FORMAT';

export function filterError(flaw: FilterFlaw, message: string): GoogleApiError {
  return new GoogleApiError('INVALID_ARGUMENT', message, `INVALID_DATA_POINT_FILTER${flaw}`);
}

import { dataType, isFilterName, type SimulatedDataType, type TimeAxis } from '../data-types.ts';
import { filterError } from './filter-error.ts';

/** Throws GoogleApiError when `member` (`heart_rate.sample_time.civil_time`) is not for points of `type`. */
export function parseMember(member: string, type: SimulatedDataType): TimeAxis {
  const [prefix = '', ...rest] = member.split('.');
  if (prefix.includes('-'))
    throw filterError('', `Invalid filter: ${prefix}. Data types are in snake_case here.`);
  if (!isFilterName(prefix))
    throw filterError('_DATA_TYPE_RESTRICTION', `${prefix} does not match any data type.`);
  if (prefix !== type.replaceAll('-', '_')) {
    throw filterError('_COLLECTION_MISMATCH', `Filter on ${prefix} in the collection of ${type}.`);
  }
  const axis = dataType(type).members[rest.join('.')];
  if (axis === undefined) throw filterError('_DATA_TYPE_MEMBER', `Filter member ${member} is not supported.`);
  return axis;
}

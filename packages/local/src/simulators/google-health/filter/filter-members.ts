import { isFilterName, type SimulatedDataType } from '../data-types.ts';
import { filterError } from './filter-error.ts';

/** The clock by which a filter compares: that of the world, or that on the wall where it was recorded. */
export type TimeAxis = 'physical' | 'civil';

/** Google Health API v4, dataPoints.list, `filter`: exercises know their civil start only. */
const MEMBERS: Readonly<Record<SimulatedDataType, Readonly<Record<string, TimeAxis>>>> = {
  exercise: { 'interval.civil_start_time': 'civil' },
  'heart-rate': { 'sample_time.physical_time': 'physical', 'sample_time.civil_time': 'civil' },
};

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
  const axis = MEMBERS[type][rest.join('.')];
  if (axis === undefined) throw filterError('_DATA_TYPE_MEMBER', `Filter member ${member} is not supported.`);
  return axis;
}

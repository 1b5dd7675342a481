import type { SimulatedDataType } from '../data-types.ts';
import { GoogleApiError } from '../google-api-error.ts';
import { parseFilter } from './parse-filter.ts';

const START = 'exercise.interval.civil_start_time';
const PHYSICAL = 'heart_rate.sample_time.physical_time';
const CIVIL = 'heart_rate.sample_time.civil_time';

function reasonOf(filter: string, type: SimulatedDataType = 'exercise'): string | undefined {
  try {
    parseFilter(filter, type);
  } catch (error) {
    if (error instanceof GoogleApiError) return error.reason;
    throw error;
  }
  return 'accepted';
}

describe('parseFilter', () => {
  it('reads a civil month as a half-open range', () => {
    const filter = `${START} >= "2024-03-01T00:00:00" AND ${START} < "2024-04-01"`;
    expect(parseFilter(filter, 'exercise')).toEqual([
      {
        axis: 'civil',
        fromMs: Date.parse('2024-03-01T00:00:00Z'),
        toMs: Date.parse('2024-04-01T00:00:00Z'),
      },
    ]);
  });

  it('reads instants with any offset', () => {
    expect(parseFilter(`${PHYSICAL}>="2024-03-02T07:15:30+01:00"`, 'heart-rate')).toEqual([
      { axis: 'physical', fromMs: Date.parse('2024-03-02T06:15:30Z'), toMs: Infinity },
    ]);
  });

  it.each([
    [`exercise.interval.start_time >= "2024-03-01T00:00:00Z"`, 'INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER'],
    [`exercise.interval.civil_end_time < "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER'],
    [`steps.interval.civil_start_time >= "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_COLLECTION_MISMATCH'],
    [`heart-rate.sample_time.civil_time >= "2024-03-01"`, 'INVALID_DATA_POINT_FILTER'],
    [`workouts.interval.civil_start_time >= "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_DATA_TYPE_RESTRICTION'],
    [`${START} >= "2024-03-01T00:00:00Z"`, 'INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT'],
    [`${START} >= "2024-03-01T00:00:00+01:00"`, 'INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT'],
    [`${START} >= "2023-02-29"`, 'INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT'],
    [`${START} >= "2023-02-01T24:00:00"`, 'INVALID_DATA_POINT_FILTER_CIVIL_DATE_TIME_FORMAT'],
    [`${START} >= 2024-03-01`, 'INVALID_DATA_POINT_FILTER'],
    [`${START} >= '2024-03-01'`, 'INVALID_DATA_POINT_FILTER_SYNTAX'],
    [`${START} >= "2024-03-01`, 'INVALID_DATA_POINT_FILTER_SYNTAX'],
    [`${START} > "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR'],
    [`${START} <= "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR'],
    [`${START} = "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_RESTRICTION_COMPARATOR'],
    [`${START} >= "2024-03-01" OR ${START} < "2024-02-01"`, 'INVALID_DATA_POINT_FILTER_EXPRESSION_STRUCTURE'],
    [`(${START} >= "2024-03-01")`, 'INVALID_DATA_POINT_FILTER_EXPRESSION_STRUCTURE'],
    [`${START} >= "2024-03-01" AND`, 'INVALID_DATA_POINT_FILTER_UNEXPECTED_END_OF_INPUT'],
    [`${START} >= "2024-03-01" ${START} < "2024-04-01"`, 'INVALID_DATA_POINT_FILTER_UNEXPECTED_TOKEN'],
    [`${START} "2024-03-01"`, 'INVALID_DATA_POINT_FILTER_MISSING_TOKEN'],
    [`${START} >=`, 'INVALID_DATA_POINT_FILTER_MISSING_TOKEN'],
    [`${START}`, 'INVALID_DATA_POINT_FILTER_MISSING_TOKEN'],
    [`${START} >= "2024-04-01" AND ${START} < "2024-04-01"`, 'INVALID_TIME_RANGE'],
  ])('refuses %s', (filter, reason) => {
    expect(reasonOf(filter)).toBe(reason);
  });

  it('refuses both clocks in one filter, and instants without an offset', () => {
    const mixed = `${PHYSICAL} >= "2024-03-01T00:00:00Z" AND ${CIVIL} < "2024-04-01"`;
    expect(reasonOf(mixed, 'heart-rate')).toBe('INVALID_DATA_POINT_FILTER_MIXED_TIME_RESTRICTIONS');
    expect(reasonOf(`${PHYSICAL} >= "2024-03-01T00:00:00"`, 'heart-rate')).toBe('INVALID_DATA_POINT_FILTER');
  });

  it('takes several ranges of sleep, by when it ends', () => {
    const nights = (member: string) =>
      `(${member} >= "2024-03-01" AND ${member} < "2024-03-02") OR (${member} >= "2024-03-05" AND ${member} < "2024-03-06")`;
    const member = 'sleep.interval.civil_end_time';
    const days = parseFilter(nights(member), 'sleep').map(({ fromMs }) => new Date(fromMs).getUTCDate());
    expect(days).toEqual([1, 5]);
    expect(parseFilter(`${member} >= "2024-03-01" OR ${member} < "2024-02-01"`, 'sleep')).toHaveLength(2);
    expect(reasonOf(nights(member).replaceAll(/[()]/g, ''), 'sleep')).toBe(
      'INVALID_DATA_POINT_FILTER_EXPRESSION_STRUCTURE',
    );
    expect(reasonOf(nights('sleep.interval.civil_start_time'), 'sleep')).toBe(
      'INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER',
    );
  });

  it.each([
    ['sleep.interval.end_time >= "2024-03-01T00:00:00Z"', 'sleep'],
    ['steps.interval.start_time >= "2024-03-01T00:00:00Z"', 'steps'],
    ['steps.interval.civil_start_time >= "2024-03-01"', 'steps'],
    ['weight.sample_time.physical_time >= "2024-03-01T00:00:00Z"', 'weight'],
    ['weight.sample_time.civil_time >= "2024-03-01"', 'weight'],
  ] as const)('accepts %s', (filter, type) => {
    expect(reasonOf(filter, type)).toBe('accepted');
  });
});

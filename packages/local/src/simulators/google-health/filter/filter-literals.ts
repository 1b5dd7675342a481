import { parseCivilDate } from '@syncwell/core/domain/civil-date';

import { filterError } from './filter-error.ts';
import type { TimeAxis } from '../data-types.ts';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds on the axis: epoch for physical time, the wall clock read as UTC for civil. Throws GoogleApiError. */
export function parseLiteral(literal: string, axis: TimeAxis): number {
  const ms = axis === 'civil' ? parseCivil(literal) : parsePhysical(literal);
  if (ms !== undefined) return ms;
  if (axis === 'physical')
    throw filterError('', `Invalid filter: expected an RFC 3339 timestamp, got ${literal}.`);
  throw filterError(
    '_CIVIL_DATE_TIME_FORMAT',
    `Expected YYYY-MM-DD[THH:mm:ss] without a zone, got ${literal}.`,
  );
}

function parseCivil(literal: string): number | undefined {
  const [day = '', clock, ...more] = literal.split('T');
  if (parseCivilDate(day) === undefined || more.length > 0) return undefined;
  if (clock === undefined) return Date.parse(`${day}T00:00:00Z`);
  return CLOCK_TIME.test(clock) ? Date.parse(`${day}T${clock}Z`) : undefined;
}

function parsePhysical(literal: string): number | undefined {
  const ms = RFC_3339.test(literal) ? Date.parse(literal) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

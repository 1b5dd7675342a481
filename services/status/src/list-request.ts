import { cut } from '@syncwell/core/api/expected';
import { ProblemError } from '@syncwell/core/domain/errors';
import { type ListPlace, parseListCursor } from '@syncwell/core/domain/list-cursor';
import { type Status, STATUSES } from '@syncwell/core/domain/status';

/** What of a user's list is asked for. */
export interface ListRequest {
  /** Absent: every status. */
  readonly status?: Status;
  /** Where the page before this one ended. */
  readonly after?: ListPlace;
}

const NAMES = ['status', 'cursor'];

/** Throws ProblemError `invalid-request` for a parameter that is unknown or wrong. */
export function parseListRequest(parameters: Readonly<Record<string, string | undefined>>): ListRequest {
  const unknown = Object.keys(parameters).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw refused(NAMES.map(quoted).join(' and ') + ' alone', cut(unknown));
  const { status, cursor } = parameters;
  return {
    ...(status === undefined ? {} : { status: toStatus(status) }),
    ...(cursor === undefined ? {} : { after: toPlace(cursor) }),
  };
}

function toStatus(text: string): Status {
  const status = STATUSES.find((one) => one === text);
  if (status === undefined)
    throw refused(`${quoted('status')} to be one of ${STATUSES.join(', ')}`, cut(text));
  return status;
}

function toPlace(cursor: string): ListPlace {
  const place = parseListCursor(cursor);
  if (place === undefined)
    throw refused(`${quoted('cursor')} to be a \`nextCursor\` of this list`, 'another text');
  return place;
}

function refused(what: string, got: string): ProblemError {
  return new ProblemError('invalid-request', `Expected ${what}, got ${got}.`);
}

function quoted(name: string): string {
  return `the parameter \`${name}\``;
}

/** Who sends a request: the user, nobody, somebody with a forged token, another user, and so on. */
export type Sender = 'user' | 'nobody' | 'forger' | 'stranger' | 'reader' | 'free-user';

export interface BadRequest {
  readonly name: string;
  readonly sender?: Sender;
  readonly method?: 'GET' | 'POST';
  /** `:own` stands for the id of an orchestration of the user. */
  readonly path?: string;
  /** Sent as it is when it is a text, as JSON otherwise. */
  readonly body?: unknown;
  readonly expected: {
    readonly status: number;
    /** Last part of the problem's type; absent = the gateway refuses by itself, with its own body. */
    readonly problem?: string;
    readonly pointers?: readonly string[];
  };
}

const GOOD = { source: 'fitbit', destination: 'strava', startDate: '2023-01-01', endDate: '2023-03-31' };

const invalid = (...pointers: string[]) => ({ status: 400, problem: 'invalid-request', pointers });
const NOT_FOUND = { status: 404, problem: 'not-found' };

/** Every one of them is refused, writes nothing and queues nothing. */
export const BAD_REQUESTS: readonly BadRequest[] = [
  { name: 'start after end', body: { ...GOOD, startDate: '2024-05-01' }, expected: invalid('/startDate') },
  { name: 'end in the future', body: { ...GOOD, endDate: '2999-12-31' }, expected: invalid('/endDate') },
  {
    name: 'a day that does not exist',
    body: { ...GOOD, startDate: '2023-02-29' },
    expected: invalid('/startDate'),
  },
  {
    name: 'an instant for a date',
    body: { ...GOOD, endDate: '2023-03-31T00:00:00Z' },
    expected: invalid('/endDate'),
  },
  { name: 'an unknown provider', body: { ...GOOD, source: 'garmin' }, expected: invalid('/source') },
  {
    name: 'a source and a destination that are none',
    body: { ...GOOD, source: 'strava', destination: 'fitbit' },
    expected: invalid('/source', '/destination'),
  },
  {
    name: 'source = destination',
    body: { ...GOOD, destination: 'fitbit' },
    expected: invalid('/destination'),
  },
  { name: 'an unknown field', body: { ...GOOD, speed: 'fast' }, expected: invalid('/speed') },
  {
    name: 'two missing fields',
    body: { source: 'fitbit', destination: 'strava' },
    expected: invalid('/startDate', '/endDate'),
  },
  {
    name: 'an unknown time zone',
    body: { ...GOOD, timeZone: 'Mars/Olympus' },
    expected: invalid('/timeZone'),
  },
  { name: 'a body that is not JSON', body: 'source=fitbit', expected: invalid('') },
  { name: 'JSON that is no object', body: '[]', expected: invalid('') },
  { name: 'no body', expected: invalid('') },
  {
    name: 'more than 1,200 months',
    body: { ...GOOD, startDate: '1900-01-01' },
    expected: invalid('/startDate'),
  },
  { name: 'no token', sender: 'nobody', body: GOOD, expected: { status: 401 } },
  { name: 'a forged token', sender: 'forger', body: GOOD, expected: { status: 401 } },
  { name: 'a token that may only read', sender: 'reader', body: GOOD, expected: { status: 403 } },
  {
    name: 'a user without premium',
    sender: 'free-user',
    body: GOOD,
    expected: { status: 403, problem: 'premium-required' },
  },
  {
    name: 'status of an unknown id',
    method: 'GET',
    path: '/orchestrations/orch-1/status',
    expected: NOT_FOUND,
  },
  { name: 'pause of an unknown id', path: '/orchestrations/orch-1/pause', expected: NOT_FOUND },
  {
    name: 'status of somebody else',
    sender: 'stranger',
    method: 'GET',
    path: '/orchestrations/:own/status',
    expected: NOT_FOUND,
  },
  {
    name: 'pause of somebody else',
    sender: 'stranger',
    path: '/orchestrations/:own/pause',
    expected: NOT_FOUND,
  },
  {
    name: 'status without a token',
    sender: 'nobody',
    method: 'GET',
    path: '/orchestrations/:own/status',
    expected: { status: 401 },
  },
  {
    name: 'resume of what is over',
    path: '/orchestrations/:own/resume',
    expected: { status: 409, problem: 'illegal-state' },
  },
];

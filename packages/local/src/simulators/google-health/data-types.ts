import { GoogleApiError } from './google-api-error.ts';

/** Kebab-case names of the data types that are simulated. */
export type SimulatedDataType = 'exercise' | 'heart-rate' | 'steps' | 'sleep' | 'weight';

/** The clock by which a filter compares: that of the world, or that on the wall where it was recorded. */
export type TimeAxis = 'physical' | 'civil';

interface DataType {
  /** Group of the scope that reads it. */
  readonly scope: ScopeGroup;
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  /** Google Health API v4, dataPoints.list, `filter`: what it can be filtered by. */
  readonly members: Readonly<Record<string, TimeAxis>>;
  /** May a filter name several ranges (`OR`)? */
  readonly allowsOr?: true;
}

export type ScopeGroup =
  'activity_and_fitness' | 'location' | 'health_metrics_and_measurements' | 'sleep' | 'profile';

const SESSIONS = { defaultPageSize: 25, maxPageSize: 25 };
const OTHERS_PER_PAGE = { defaultPageSize: 1_440, maxPageSize: 10_000 };
const INTERVAL = { 'interval.start_time': 'physical', 'interval.civil_start_time': 'civil' } as const;
const SAMPLE = { 'sample_time.physical_time': 'physical', 'sample_time.civil_time': 'civil' } as const;

const SIMULATED: Readonly<Record<SimulatedDataType, DataType>> = {
  exercise: {
    scope: 'activity_and_fitness',
    ...SESSIONS,
    members: { 'interval.civil_start_time': 'civil' },
  },
  sleep: {
    scope: 'sleep',
    ...SESSIONS,
    members: { 'interval.end_time': 'physical', 'interval.civil_end_time': 'civil' },
    allowsOr: true,
  },
  steps: { scope: 'activity_and_fitness', ...OTHERS_PER_PAGE, members: INTERVAL },
  'heart-rate': { scope: 'health_metrics_and_measurements', ...OTHERS_PER_PAGE, members: SAMPLE },
  weight: { scope: 'health_metrics_and_measurements', ...OTHERS_PER_PAGE, members: SAMPLE },
};

/** Types that Google has and this simulator does not. */
const OTHERS = new Set(['distance', 'body-fat', 'daily-resting-heart-rate', 'floors', 'total-calories']);

export function dataType(name: SimulatedDataType): DataType {
  return SIMULATED[name];
}

/** `heart_rate` is the name of a type in a filter. */
export function isFilterName(name: string): boolean {
  return [...Object.keys(SIMULATED), ...OTHERS].some((known) => known.replaceAll('-', '_') === name);
}

/** Throws GoogleApiError when a path names no data type, or one that is not simulated. */
export function parseDataType(name: string): SimulatedDataType {
  if (Object.hasOwn(SIMULATED, name)) return name as SimulatedDataType;
  if (OTHERS.has(name)) throw new GoogleApiError('UNIMPLEMENTED', `The simulator has no ${name} data.`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new GoogleApiError(
      'INVALID_ARGUMENT',
      `Invalid parent format. Expected: users/me/dataTypes/{kebab-case}; Got: users/me/dataTypes/${name}.`,
      'INVALID_PARENT_DATA_TYPE_COLLECTION_FORMAT',
    );
  }
  throw new GoogleApiError(
    'INVALID_ARGUMENT',
    `Invalid data type ID referenced in the parent data type collection: ${name}.`,
    'INVALID_PARENT_DATA_TYPE_COLLECTION',
  );
}

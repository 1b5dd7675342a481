import { GoogleApiError } from './google-api-error.ts';

/** Kebab-case names of the data types that are simulated. */
export type SimulatedDataType = 'exercise' | 'heart-rate';

interface DataType {
  /** Group of the scope that reads it. */
  readonly scope: ScopeGroup;
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
}

export type ScopeGroup =
  'activity_and_fitness' | 'location' | 'health_metrics_and_measurements' | 'sleep' | 'profile';

const SIMULATED: Readonly<Record<SimulatedDataType, DataType>> = {
  exercise: { scope: 'activity_and_fitness', defaultPageSize: 25, maxPageSize: 25 },
  'heart-rate': { scope: 'health_metrics_and_measurements', defaultPageSize: 1_440, maxPageSize: 10_000 },
};

/** Types that Google has and this simulator does not. */
const OTHERS = new Set([
  'steps',
  'distance',
  'sleep',
  'weight',
  'body-fat',
  'daily-resting-heart-rate',
  'floors',
]);

export function dataType(name: SimulatedDataType): DataType {
  return SIMULATED[name];
}

/** `heart_rate` is the name of a type in a filter. */
export function isFilterName(name: string): boolean {
  return [...Object.keys(SIMULATED), ...OTHERS].some((known) => known.replaceAll('-', '_') === name);
}

/** Throws GoogleApiError when a path names no data type, or one that is not simulated. */
export function parseDataType(name: string): SimulatedDataType {
  if (name in SIMULATED) return name as SimulatedDataType;
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

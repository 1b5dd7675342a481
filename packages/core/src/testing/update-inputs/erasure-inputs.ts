import type { ExpectedInput } from './expected-input.ts';

/** A user who is being erased. */
export const ERASURE_INPUTS = {
  'begin erasure': {
    condition: ['attribute_not_exists(#orchestrationId)'],
    set: [
      '#erasedUserId = :v0',
      '#requestedAt = :v1',
      '#lastFoundAt = :v1',
      '#wakeShard = :v2',
      '#wakeAt = :v3',
    ],
    values: {
      ':v0': 'user-1',
      ':v1': '2024-03-10T12:00:30.000Z',
      ':v2': 0,
      ':v3': '2024-03-10T12:00:02.000Z',
    },
  },
  'push erasure': {
    condition: ['attribute_exists(#orchestrationId)', '#wakeAt = :v0'],
    set: ['#lastFoundAt = :v1', '#wakeShard = :v2', '#wakeAt = :v3'],
    values: {
      ':v0': '2024-03-10T12:00:02.000Z',
      ':v1': '2024-03-10T12:00:30.000Z',
      ':v2': 0,
      ':v3': '2024-03-10T12:45:00.000Z',
    },
  },
} as const satisfies Readonly<Record<string, ExpectedInput>>;

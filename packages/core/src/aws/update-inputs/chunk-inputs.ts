import type { ExpectedInput } from '../describe-update-inputs.ts';

/** A chunk that is taken, given back, or given up. */
export const CHUNK_INPUTS = {
  claim: {
    condition: [
      'attribute_exists(#orchestrationId)',
      '#run = :v0',
      '#status IN (:v1, :v2)',
      'attribute_not_exists(#waiting)',
      'attribute_not_exists(#outcomes.#2)',
      '(attribute_not_exists(#leases.#2) OR #leases.#2.#end <= :v3)',
      '(attribute_not_exists(#attempts.#2) OR #attempts.#2 < :v4)',
    ],
    set: [
      '#status = :v2',
      '#leases.#2 = :v5',
      '#attempts.#2 = if_not_exists(#attempts.#2, :v6) + :v0',
      '#version = if_not_exists(#version, :v6) + :v0',
      '#updatedAt = :v7',
    ],
    values: {
      ':v0': 1,
      ':v1': 'PENDING',
      ':v2': 'IN_PROGRESS',
      ':v3': 1710072030000,
      ':v4': 5,
      ':v5': { end: 1710072090000, owner: 'owner-a' },
      ':v6': 0,
      ':v7': '2024-03-10T12:00:30.000Z',
    },
  },
  release: {
    condition: [
      'attribute_exists(#orchestrationId)',
      'attribute_not_exists(#outcomes.#2)',
      '#leases.#2.#owner = :v0',
    ],
    set: ['#errors.#2 = :v1', '#version = if_not_exists(#version, :v2) + :v3', '#updatedAt = :v4'],
    remove: ['#leases.#2'],
    values: {
      ':v0': 'owner-a',
      ':v1': 'PROVIDER_UNAVAILABLE',
      ':v2': 0,
      ':v3': 1,
      ':v4': '2024-03-10T12:00:30.000Z',
    },
  },
  'drop lease': {
    condition: ['attribute_exists(#orchestrationId)', '#leases.#2.#owner = :v0'],
    set: ['#version = if_not_exists(#version, :v1) + :v2', '#updatedAt = :v3'],
    remove: ['#leases.#2'],
    values: { ':v0': 'owner-a', ':v1': 0, ':v2': 1, ':v3': '2024-03-10T12:00:30.000Z' },
  },
  'fail: worker': {
    condition: [
      'attribute_exists(#orchestrationId)',
      'attribute_not_exists(#outcomes.#2)',
      '#run = :v0',
      '#status IN (:v1, :v2, :v3)',
      '((attribute_not_exists(#leases.#2) OR #leases.#2.#end <= :v4) OR #leases.#2.#owner = :v5)',
    ],
    set: [
      '#outcomes.#2 = :v6',
      '#failedChunks = if_not_exists(#failedChunks, :v7) + :v0',
      '#version = if_not_exists(#version, :v7) + :v0',
      '#updatedAt = :v8',
    ],
    remove: ['#leases.#2', '#attempts.#2', '#errors.#2'],
    values: {
      ':v0': 1,
      ':v1': 'PENDING',
      ':v2': 'IN_PROGRESS',
      ':v3': 'PAUSED',
      ':v4': 1710072030000,
      ':v5': 'owner-a',
      ':v6': 'Fg.1',
      ':v7': 0,
      ':v8': '2024-03-10T12:00:30.000Z',
    },
  },
  'fail: dead-letter function': {
    condition: [
      'attribute_exists(#orchestrationId)',
      'attribute_not_exists(#outcomes.#2)',
      '#run = :v0',
      '#status IN (:v1, :v2, :v3)',
      '(attribute_not_exists(#leases.#2) OR #leases.#2.#end <= :v4)',
    ],
    set: [
      '#outcomes.#2 = :v5',
      '#failedChunks = if_not_exists(#failedChunks, :v6) + :v0',
      '#version = if_not_exists(#version, :v6) + :v0',
      '#updatedAt = :v7',
    ],
    remove: ['#leases.#2', '#attempts.#2', '#errors.#2'],
    values: {
      ':v0': 1,
      ':v1': 'PENDING',
      ':v2': 'IN_PROGRESS',
      ':v3': 'PAUSED',
      ':v4': 1710072030000,
      ':v5': 'Fn.0',
      ':v6': 0,
      ':v7': '2024-03-10T12:00:30.000Z',
    },
  },
} as const satisfies Readonly<Record<string, ExpectedInput>>;

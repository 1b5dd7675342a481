import type { ExpectedInput } from './expected-input.ts';

/** What the sweeper writes. */
export const SWEEP_INPUTS = {
  announced: {
    condition: ['attribute_exists(#orchestrationId)', '#announce.#version = :v0', '#status = :v1'],
    set: ['#version = if_not_exists(#version, :v2) + :v3', '#updatedAt = :v4'],
    remove: ['#announce', '#wakeShard', '#wakeAt'],
    values: { ':v0': 6, ':v1': 'COMPLETED', ':v2': 0, ':v3': 1, ':v4': '2024-03-10T12:00:30.000Z' },
  },
  'announced: active again': {
    condition: ['attribute_exists(#orchestrationId)', '#announce.#version = :v0', '#status = :v1'],
    set: ['#version = if_not_exists(#version, :v2) + :v3', '#updatedAt = :v4'],
    remove: ['#announce'],
    values: { ':v0': 4, ':v1': 'IN_PROGRESS', ':v2': 0, ':v3': 1, ':v4': '2024-03-10T12:00:30.000Z' },
  },
  sleep: {
    condition: ['attribute_exists(#orchestrationId)', '#status = :v0', '#wakeAt = :v1'],
    set: ['#version = if_not_exists(#version, :v2) + :v3', '#updatedAt = :v4'],
    remove: ['#wakeShard', '#wakeAt'],
    values: {
      ':v0': 'COMPLETED',
      ':v1': '2024-03-10T12:00:02.000Z',
      ':v2': 0,
      ':v3': 1,
      ':v4': '2024-03-10T12:00:30.000Z',
    },
  },
  're-dispatch': {
    condition: ['attribute_exists(#orchestrationId)', '#status IN (:v0, :v1)', '#run = :v2', '#wakeAt = :v3'],
    set: [
      '#run = :v4',
      '#redispatch = :v5',
      '#lastLook = :v6',
      '#wakeShard = :v7',
      '#wakeAt = :v8',
      '#version = if_not_exists(#version, :v7) + :v2',
      '#updatedAt = :v9',
    ],
    remove: ['#waiting'],
    values: {
      ':v0': 'PENDING',
      ':v1': 'IN_PROGRESS',
      ':v2': 1,
      ':v3': '2024-03-10T12:15:00.000Z',
      ':v4': 2,
      ':v5': {},
      ':v6': { run: 1, settled: 1, stepSeconds: 900 },
      ':v7': 0,
      ':v8': '2024-03-10T12:45:00.000Z',
      ':v9': '2024-03-10T12:00:30.000Z',
    },
  },
  'send again': {
    condition: ['attribute_exists(#orchestrationId)', '#status IN (:v0, :v1)', '#run = :v2', '#wakeAt = :v3'],
    set: [
      '#wakeShard = :v4',
      '#wakeAt = :v5',
      '#version = if_not_exists(#version, :v4) + :v2',
      '#updatedAt = :v6',
    ],
    remove: ['#redispatch.#2'],
    values: {
      ':v0': 'PENDING',
      ':v1': 'IN_PROGRESS',
      ':v2': 1,
      ':v3': '2024-03-10T12:00:02.000Z',
      ':v4': 0,
      ':v5': '2024-03-10T12:45:00.000Z',
      ':v6': '2024-03-10T12:00:30.000Z',
    },
  },
  push: {
    condition: ['attribute_exists(#orchestrationId)', '#status IN (:v0, :v1)', '#run = :v2', '#wakeAt = :v3'],
    set: [
      '#lastLook = :v4',
      '#wakeShard = :v5',
      '#wakeAt = :v6',
      '#version = if_not_exists(#version, :v5) + :v2',
      '#updatedAt = :v7',
    ],
    values: {
      ':v0': 'PENDING',
      ':v1': 'IN_PROGRESS',
      ':v2': 1,
      ':v3': '2024-03-10T12:00:02.000Z',
      ':v4': { run: 1, settled: 1, stepSeconds: 900 },
      ':v5': 0,
      ':v6': '2024-03-10T12:45:00.000Z',
      ':v7': '2024-03-10T12:00:30.000Z',
    },
  },
  repair: {
    condition: ['attribute_exists(#orchestrationId)', '#version = :v0'],
    set: [
      '#completedChunks = :v1',
      '#failedChunks = :v2',
      '#version = if_not_exists(#version, :v2) + :v1',
      '#updatedAt = :v3',
    ],
    values: { ':v0': 3, ':v1': 1, ':v2': 0, ':v3': '2024-03-10T12:00:30.000Z' },
  },
  'repair: outside of the plan': {
    condition: ['attribute_exists(#orchestrationId)', '#version = :v0'],
    set: [
      '#outcomes = :v1',
      '#completedChunks = :v2',
      '#failedChunks = :v3',
      '#version = if_not_exists(#version, :v3) + :v2',
      '#updatedAt = :v4',
    ],
    values: { ':v0': 2, ':v1': { '1': 'C5.5' }, ':v2': 1, ':v3': 0, ':v4': '2024-03-10T12:00:30.000Z' },
  },
} as const satisfies Readonly<Record<string, ExpectedInput>>;

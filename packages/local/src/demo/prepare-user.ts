import { randomUUID } from 'node:crypto';

import type { DateRange } from '@syncwell/core/domain/date-range';

import type { LocalSystem } from '../local-system.ts';
import { DESTINATION, SOURCE } from './route.ts';
import type { SimulatorAdmin } from './simulator-admin.ts';

/** Where a user's workouts come from. */
export type History =
  | { readonly kind: 'made-up'; readonly seed: number; readonly range: DateRange }
  /** A folder of TCX files, absolute. */
  | { readonly kind: 'recordings'; readonly folder: string };

/** Gives the user an account with `history` at the source and an empty one at the destination, and connects both. */
export async function prepareUser(
  userId: string,
  history: History,
  {
    system,
    googleHealth,
    strava,
  }: { system: LocalSystem; googleHealth: SimulatorAdmin; strava: SimulatorAdmin },
): Promise<void> {
  const [sourceToken, destinationToken] = [randomUUID(), randomUUID()];
  await googleHealth.post('/users', { userId, accessToken: sourceToken, ...toHistoryInput(history) });
  await strava.post('/users', { userId, accessToken: destinationToken });
  await system.connect(userId, SOURCE, { accessToken: sourceToken });
  await system.connect(userId, DESTINATION, { accessToken: destinationToken });
}

function toHistoryInput(history: History): object {
  switch (history.kind) {
    case 'made-up':
      return { history: { seed: String(history.seed), from: history.range.start, to: history.range.end } };
    case 'recordings':
      return { recordings: history.folder };
  }
}

import { randomUUID } from 'node:crypto';

import type { DateRange } from '@syncwell/core/domain/date-range';

import type { LocalSystem } from '../local-system.ts';
import type { UserTokens } from '../system/create-connect.ts';
import { DESTINATION, SOURCE } from './route.ts';
import type { SimulatorAdmin } from './simulator-admin.ts';

/** Left of the access tokens that the sync begins with; less than what is refreshed ahead of. */
const LEFT_SECONDS = 120;

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
  const [atSource, atDestination] = [makeTokens(), makeTokens()];
  await googleHealth.post('/users', { userId, ...atSource, ...toHistoryInput(history) });
  await strava.post('/users', { userId, ...atDestination });
  await system.connect(userId, SOURCE, atSource);
  await system.connect(userId, DESTINATION, atDestination);
}

/** Of a user who consented a while ago: the access token is about to end, so the first months begin with a refresh. */
function makeTokens(): Required<UserTokens> {
  return { accessToken: randomUUID(), refreshToken: randomUUID(), expiresInSeconds: LEFT_SECONDS };
}

function toHistoryInput(history: History): object {
  switch (history.kind) {
    case 'made-up':
      return { history: { seed: String(history.seed), from: history.range.start, to: history.range.end } };
    case 'recordings':
      return { recordings: history.folder };
  }
}

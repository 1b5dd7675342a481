import { windowLengths } from '@syncwell/core/domain/budget/windows';

import { readHistory } from '../history/history-input.ts';
import type { Workout } from '../history/workout.ts';
import { createSimulatorCore } from '../shared/simulator-core.ts';
import { createOAuthState, type SimulatorState } from '../shared/simulator-state.ts';
import { createWindowCounter, type WindowCounter } from '../shared/window-counter.ts';
import { GOOGLE_ANSWERS } from './google-answers.ts';
import {
  GOOGLE_DEFAULTS,
  type GoogleHealthSettings,
  type GoogleHealthSimulatorOptions,
} from './google-health-options.ts';
import {
  type GoogleHealthUser,
  type GoogleHealthUserInput,
  googleHealthUserSchema,
} from './google-health-user.ts';

const MINUTE_MS = 60_000;

/** Everything the simulated Google Health remembers. */
export interface GoogleHealthState extends SimulatorState<GoogleHealthSettings> {
  readonly users: Map<string, GoogleHealthUser>;
  /** Requests per user. */
  readonly minute: WindowCounter;
  /** Replaces a user of the same id. Throws ZodError on bad input, and what reading the history throws. */
  addUser(input: GoogleHealthUserInput): GoogleHealthUser;
  /** Puts another list of workouts in place of the user's. */
  setWorkouts(user: GoogleHealthUser, workouts: readonly Workout[]): void;
}

export function createGoogleHealthState(options: GoogleHealthSimulatorOptions): GoogleHealthState {
  const { clock: _clock, users, latencyMs: _latencyMs, windowScale = 1, ...given } = options;
  const settings = { ...GOOGLE_DEFAULTS, ...given };
  const state: GoogleHealthState = {
    ...createOAuthState(),
    core: createSimulatorCore(options, GOOGLE_ANSWERS),
    settings,
    users: new Map(),
    minute: createWindowCounter(windowLengths(MINUTE_MS, windowScale).short),
    userIds: () => [...state.users.keys()],
    addUser: (input) => addUser(state, input),
    setWorkouts: (user, workouts) =>
      void state.users.set(user.userId, { ...user, workouts: [...workouts].sort(newestFirst) }),
    reset: () => {
      state.settings = settings;
      const { tokens, codes, refreshes, minute } = state;
      [tokens, codes, refreshes, minute, state.users].forEach((part) => part.clear());
      users?.forEach((user) => state.addUser(user));
    },
  };
  state.reset();
  return state;
}

function addUser(state: GoogleHealthState, input: GoogleHealthUserInput): GoogleHealthUser {
  const { workouts = [], ...rest } = input;
  const read = googleHealthUserSchema.parse(rest);
  const user = {
    userId: read.userId,
    linked: read.linked,
    workouts: [...readHistory(read), ...workouts].sort(newestFirst),
    days: read.history,
  };
  state.users.set(user.userId, user);
  state.tokens.revoke(user.userId);
  const expiresAtMs = state.core.clock.now().getTime() + read.expiresInSeconds * 1000;
  if (read.accessToken !== undefined)
    state.tokens.issueAccess(read, { token: read.accessToken, expiresAtMs });
  if (read.refreshToken !== undefined) state.tokens.issueRefresh(read, read.refreshToken);
  return user;
}

function newestFirst(a: Workout, b: Workout): number {
  return b.startMs - a.startMs || (a.id < b.id ? 1 : -1);
}

import { readHistory } from '../history/history-input.ts';
import type { Workout } from '../history/workout.ts';
import { createSimulatorCore, type SimulatorCore } from '../shared/simulator-core.ts';
import { createTokenStore, type TokenStore } from '../shared/token-store.ts';
import { createWindowCounter, type WindowCounter } from '../shared/window-counter.ts';
import { GOOGLE_DEFAULTS, type GoogleHealthSimulatorOptions } from './google-health-options.ts';
import {
  type GoogleHealthUser,
  type GoogleHealthUserInput,
  googleHealthUserSchema,
} from './google-health-user.ts';

const MINUTE_MS = 60_000;

type Settings = Required<Omit<GoogleHealthSimulatorOptions, 'clock' | 'users' | 'latencyMs'>>;

/** Everything the simulated Google Health remembers. */
export interface GoogleHealthState {
  readonly core: SimulatorCore;
  readonly settings: Settings;
  readonly tokens: TokenStore;
  readonly users: Map<string, GoogleHealthUser>;
  /** Requests per user. */
  readonly minute: WindowCounter;
  /** Replaces a user of the same id. Throws ZodError on bad input, and what reading the history throws. */
  addUser(input: GoogleHealthUserInput): GoogleHealthUser;
  /** Back to the users of the options. */
  reset(): void;
}

export function createGoogleHealthState(options: GoogleHealthSimulatorOptions): GoogleHealthState {
  const state: GoogleHealthState = {
    core: createSimulatorCore(options),
    settings: { ...GOOGLE_DEFAULTS, ...options },
    tokens: createTokenStore(),
    users: new Map(),
    minute: createWindowCounter(MINUTE_MS),
    addUser: (input) => addUser(state, input),
    reset: () => {
      [state.tokens, state.users, state.minute].forEach((part) => part.clear());
      options.users?.forEach((user) => state.addUser(user));
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
  };
  state.users.set(user.userId, user);
  state.tokens.revoke(user.userId);
  state.tokens.issueAccess(read, {
    token: read.accessToken,
    expiresAtMs: state.core.clock.now().getTime() + read.expiresInSeconds * 1000,
  });
  if (read.refreshToken !== undefined) state.tokens.issueRefresh(read, read.refreshToken);
  return user;
}

function newestFirst(a: Workout, b: Workout): number {
  return b.startMs - a.startMs || (a.id < b.id ? 1 : -1);
}

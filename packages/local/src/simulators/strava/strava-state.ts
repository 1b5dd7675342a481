import { createSimulatorCore, type SimulatorCore } from '../shared/simulator-core.ts';
import { createTokenStore, type TokenStore } from '../shared/token-store.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';
import type { StravaActivity, StravaUpload } from './strava-activity.ts';
import { STRAVA_DEFAULTS, type StravaSimulatorOptions } from './strava-options.ts';
import { type StravaUserInput, stravaUserSchema } from './strava-user.ts';

type Settings = Required<Omit<StravaSimulatorOptions, 'clock' | 'users' | 'latencyMs'>>;

/** Real ones are beyond 32 bits, too. */
const FIRST_ACTIVITY_ID = 8_319_190_001;
const FIRST_UPLOAD_ID = 17_612_345_001;

/** Everything the simulated Strava remembers. */
export interface StravaState {
  readonly core: SimulatorCore;
  readonly settings: Settings;
  readonly tokens: TokenStore;
  readonly limiter: RateLimiter;
  /** User ids. */
  readonly users: Set<string>;
  /** In the order they came. */
  readonly uploads: Map<number, StravaUpload>;
  readonly activities: Map<number, StravaActivity>;
  nextActivityId(): number;
  nextUploadId(): number;
  /** Gives a user new tokens in place of the old ones. Throws ZodError on bad input. */
  addUser(input: StravaUserInput): void;
  /** Back to the users of the options, without activities. */
  reset(): void;
}

export function createStravaState(options: StravaSimulatorOptions): StravaState {
  const settings = { ...STRAVA_DEFAULTS, ...options };
  // Never counted back: an id that was given out stays taken, even after a reset.
  const made = { activities: 0, uploads: 0 };
  const state: StravaState = {
    core: createSimulatorCore(options),
    settings,
    tokens: createTokenStore(),
    limiter: createRateLimiter(settings.limits),
    users: new Set(),
    uploads: new Map(),
    activities: new Map(),
    nextActivityId: () => FIRST_ACTIVITY_ID + made.activities++,
    nextUploadId: () => FIRST_UPLOAD_ID + made.uploads++,
    addUser: (input) => addUser(state, input),
    reset: () => {
      [state.tokens, state.limiter, state.users, state.uploads, state.activities].forEach((part) =>
        part.clear(),
      );
      options.users?.forEach((user) => state.addUser(user));
    },
  };
  state.reset();
  return state;
}

function addUser({ core, tokens, users }: StravaState, input: StravaUserInput): void {
  const user = stravaUserSchema.parse(input);
  users.add(user.userId);
  tokens.revoke(user.userId);
  const expiresAtMs = core.clock.now().getTime() + user.expiresInSeconds * 1000;
  tokens.issueAccess(user, { token: user.accessToken, expiresAtMs });
  if (user.refreshToken !== undefined) tokens.issueRefresh(user, user.refreshToken);
}

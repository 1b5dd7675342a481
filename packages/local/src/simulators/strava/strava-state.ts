import { createRuleBook, type RuleBook } from '../shared/rule-book.ts';
import { createSimulatorCore } from '../shared/simulator-core.ts';
import { createOAuthState, type SimulatorState } from '../shared/simulator-state.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';
import type { StravaActivity, StravaUpload } from './strava-activity.ts';
import { STRAVA_ANSWERS } from './strava-answers.ts';
import { STRAVA_DEFAULTS, type StravaSettings, type StravaSimulatorOptions } from './strava-options.ts';
import { type StravaUserInput, stravaUserSchema } from './strava-user.ts';
import type { UploadRule } from './upload-rule.ts';

/** Real ones are beyond 32 bits, too. */
const FIRST_ACTIVITY_ID = 8_319_190_001;
const FIRST_UPLOAD_ID = 17_612_345_001;
const FIRST_ATHLETE_ID = 120_000_001;

/** Everything the simulated Strava remembers. */
export interface StravaState extends SimulatorState<StravaSettings> {
  readonly limiter: RateLimiter;
  readonly uploadRules: RuleBook<UploadRule>;
  /** User ids, with the athlete's number. */
  readonly users: Map<string, number>;
  /** In the order they came. */
  readonly uploads: Map<number, StravaUpload>;
  readonly activities: Map<number, StravaActivity>;
  nextActivityId(): number;
  nextUploadId(): number;
  /** Gives a user new tokens in place of the old ones. Throws ZodError on bad input. */
  addUser(input: StravaUserInput): void;
}

export function createStravaState(options: StravaSimulatorOptions): StravaState {
  const { clock: _clock, users, latencyMs: _latencyMs, windowScale = 1, ...given } = options;
  const settings = { ...STRAVA_DEFAULTS, ...given };
  // Never counted back: an id that was given out stays taken, even after a reset.
  const made = { activities: 0, uploads: 0 };
  const state: StravaState = {
    ...createOAuthState(),
    core: createSimulatorCore(options, STRAVA_ANSWERS),
    settings,
    limiter: createRateLimiter(() => state.settings.limits, windowScale),
    uploadRules: createRuleBook('upload-rule'),
    users: new Map(),
    uploads: new Map(),
    activities: new Map(),
    userIds: () => [...state.users.keys()],
    nextActivityId: () => FIRST_ACTIVITY_ID + made.activities++,
    nextUploadId: () => FIRST_UPLOAD_ID + made.uploads++,
    addUser: (input) => addUser(state, input),
    reset: () => {
      state.settings = settings;
      const { tokens, codes, refreshes, limiter, uploadRules, uploads, activities } = state;
      const parts = [tokens, codes, refreshes, limiter, uploadRules, state.users, uploads, activities];
      parts.forEach((part) => part.clear());
      users?.forEach((user) => state.addUser(user));
    },
  };
  state.reset();
  return state;
}

function addUser({ core, tokens, users }: StravaState, input: StravaUserInput): void {
  const user = stravaUserSchema.parse(input);
  if (!users.has(user.userId)) users.set(user.userId, FIRST_ATHLETE_ID + users.size);
  tokens.revoke(user.userId);
  const expiresAtMs = core.clock.now().getTime() + user.expiresInSeconds * 1000;
  if (user.accessToken !== undefined) tokens.issueAccess(user, { token: user.accessToken, expiresAtMs });
  if (user.refreshToken !== undefined) tokens.issueRefresh(user, user.refreshToken);
}

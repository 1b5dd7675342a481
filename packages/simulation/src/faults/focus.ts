import type { ProviderErrorCode } from '@syncwell/connectors/errors';

import type { Trouble } from '../world/providers/answer-strava.ts';
import type { Random } from '../kernel/random.ts';

/** One call of one handler that a run crashes at, and what it takes to get there. */
export interface Focus {
  /** `<handler>:<call>`. */
  readonly call: string;
  /** Runs with this focus, in proportion to the others. */
  readonly share: number;
  /** Probabilities of other faults in the run, by class and point. */
  readonly strikes: Readonly<Record<string, number>>;
  /** When a second start of the same route comes, milliseconds; absent = as the run draws it. */
  readonly rivalAtMs?: number;
  /** What a failing source, and a failing destination, say most of the time; absent = any of their refusals. */
  readonly refusal?: ProviderErrorCode;
  readonly trouble?: Trouble;
  /** Commands at these milliseconds. */
  readonly commands: readonly (readonly [handler: string, atMs: number])[];
}

type Hints = Partial<Omit<Focus, 'call'>>;

/** Probability of a crash before, during and after the focused call, each. */
const CRASH = 0.25;
const PROVIDER_CALLS = ['list workouts', 'submit workout', 'read submission'];

const trouble = (probability: number) =>
  Object.fromEntries(PROVIDER_CALLS.map((call) => [`F13 ${call}`, probability]));
const slow = Object.fromEntries(PROVIDER_CALLS.map((call) => [`F13 ${call} is slow`, 0.4]));
/** The provider takes its time to refuse; meanwhile the record is over. */
const REFUSED_LATE: Hints = {
  strikes: { 'F13 list workouts': 0.8, 'F13 list workouts is slow': 0.9 },
  commands: [['postCancel', 5_000]],
};
const SPENT = { 'F10 onChunkMessage spent': 0.7, 'F12 skew': 0.9 };
const CANCEL_AND_RETRY: Hints = {
  share: 3,
  commands: [
    ['postCancel', 600],
    ['postRetry', 130_000],
  ],
};
const PAUSE_AND_RESUME: Hints = {
  share: 2,
  commands: [
    ['postPause', 700],
    ['postResume', 60_000],
  ],
};
/** A start that dies before it sends is paused, and goes by its route again when it is resumed. */
const PAUSE_BEFORE_SENT: Hints = {
  share: 4,
  strikes: { 'F7 entry refused': 0.9 },
  commands: [
    ['postPause', 20_000],
    ['postResume', 60_000],
  ],
};

const CALLS: Readonly<Record<string, Readonly<Record<string, Hints>>>> = {
  getStatus: { read: { commands: [['getStatus', 1_000]] } },
  onChunkMessage: {
    claim: {},
    read: {},
    'list workouts': {},
    'submit workout': {},
    'read submission': {},
    complete: {},
    'complete failed': { share: 38, strikes: { ...SPENT, ...slow } },
    finish: {},
    release: { strikes: trouble(0.4) },
    park: { strikes: trouble(0.5), refusal: 'RATE_LIMITED' },
    'join wait': { strikes: trouble(0.7), refusal: 'RATE_LIMITED', share: 8 },
    yield: { strikes: slow, share: 3 },
    reconnect: { strikes: trouble(0.7), refusal: 'AUTH_REVOKED', share: 2 },
    'give back': { ...REFUSED_LATE, refusal: 'RATE_LIMITED', share: 6 },
    'drop lease': { ...REFUSED_LATE, refusal: 'PROVIDER_GONE', share: 6 },
    fail: { strikes: trouble(0.8) },
    quarantine: { strikes: { 'F15 body': 0.5 } },
    'return message': { strikes: trouble(0.4) },
  },
  onDeadLetter: {
    read: { strikes: SPENT },
    fail: { strikes: SPENT },
    finish: { strikes: SPENT, share: 2 },
    quarantine: { strikes: { 'F15 dead letter': 1 }, share: 3 },
    'return message': { strikes: { 'F10 onChunkMessage spent': 0.8 }, share: 3 },
  },
  onSweep: {
    due: {},
    read: {},
    publish: {},
    announced: {},
    sleep: { share: 2, commands: [['postPause', 500]], strikes: trouble(0.5) },
    finish: { strikes: { 'F3 onChunkMessage:finish before': 0.9 }, share: 11 },
    'read guard': { strikes: { 'F3 postOrchestration:hold route before': 0.9 } },
    'hold route': { strikes: { 'F3 postOrchestration:hold route before': 0.9 }, share: 2 },
    close: { strikes: { 'F3 postOrchestration:close before': 0.95 }, rivalAtMs: 0, share: 6 },
    'send batch': { strikes: { 'F3 postOrchestration:send batch before': 0.9 } },
    'fanned out': { strikes: { 'F3 postOrchestration:fanned out before': 0.9 } },
    're-dispatch': { strikes: { 'F17 expiry': 0.6 }, share: 2 },
    push: {},
    'send again': { strikes: slow, share: 4 },
    'back off': { strikes: { 'F6 onSweep:read': 0.6 } },
  },
  postCancel: {
    read: { commands: [['postCancel', 800]] },
    cancel: { commands: [['postCancel', 800]], share: 2 },
  },
  postOrchestration: {
    create: {},
    read: { share: 2 },
    'read guard': {},
    'hold route': {},
    close: { rivalAtMs: 0, share: 2 },
    // The rival was refused; its repeat finds the route free.
    retry: { rivalAtMs: 0, share: 6, commands: [['postCancel', 5_000]] },
    'send batch': {},
    'fanned out': {},
  },
  postPause: { read: PAUSE_AND_RESUME, pause: PAUSE_AND_RESUME },
  postResume: {
    read: PAUSE_AND_RESUME,
    resume: { ...PAUSE_AND_RESUME, share: 5 },
    'read guard': PAUSE_BEFORE_SENT,
    'hold route': PAUSE_BEFORE_SENT,
    // The rival takes the route while this one is paused and not sent.
    close: { ...PAUSE_BEFORE_SENT, rivalAtMs: 0, share: 36 },
    'send batch': { ...PAUSE_AND_RESUME, share: 7 },
    'fanned out': { ...PAUSE_AND_RESUME, share: 8 },
    // Its chunks end during the pause, and nobody lives to say so.
    finish: {
      strikes: { 'F13 list workouts is slow': 0.95, 'F3 onChunkMessage:finish before': 0.95 },
      commands: [
        ['postPause', 3_000],
        ['postResume', 100_000],
      ],
      share: 26,
    },
  },
  postRetry: {
    read: CANCEL_AND_RETRY,
    'read guard': CANCEL_AND_RETRY,
    publish: {
      ...CANCEL_AND_RETRY,
      share: 5,
      commands: [
        ['postCancel', 600],
        ['postRetry', 3_000],
      ],
    },
    announced: {
      ...CANCEL_AND_RETRY,
      share: 5,
      commands: [
        ['postCancel', 600],
        ['postRetry', 3_000],
      ],
    },
    retry: { ...CANCEL_AND_RETRY, share: 6 },
    'hold route': { ...CANCEL_AND_RETRY, share: 8 },
    // The rival takes the route between the look at it and the hold.
    close: {
      ...CANCEL_AND_RETRY,
      strikes: { 'F3 onChunkMessage:claim before': 0.95 },
      rivalAtMs: 129_930,
      share: 16,
    },
    'send batch': { ...CANCEL_AND_RETRY, share: 7 },
    'fanned out': { ...CANCEL_AND_RETRY, share: 11 },
  },
};

/** Every call of every handler that a crash can fall on. */
const FOCI: readonly Focus[] = Object.entries(CALLS).flatMap(([handler, calls]) =>
  Object.entries(calls).map(([call, hints]) => toFocus(`${handler}:${call}`, hints)),
);

function toFocus(call: string, { share = 1, strikes = {}, commands = [], ...hints }: Hints): Focus {
  const crashes: Record<string, number> = {};
  for (const when of ['before', 'applied', 'answered']) crashes[`F3 ${call} ${when}`] = CRASH;
  return { ...hints, call, share, commands, strikes: { ...strikes, ...crashes } };
}

const ALL_SHARES = FOCI.reduce((sum, { share }) => sum + share, 0);

/** A focus by its share. */
export function drawFocus(random: Random): Focus {
  let roll = random.next() * ALL_SHARES;
  for (const focus of FOCI) {
    roll -= focus.share;
    if (roll < 0) return focus;
  }
  return FOCI[0] ?? toFocus('onChunkMessage:claim', {});
}

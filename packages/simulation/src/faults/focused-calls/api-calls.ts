import type { Hints } from '../focus.ts';

const CANCEL_AND_RETRY: Hints = {
  share: 3,
  chunks: 2,
  isQuiet: true,
  commands: [
    ['postCancel', 600],
    ['postRetry', 130_000],
  ],
};
const PAUSE_AND_RESUME: Hints = {
  share: 4,
  commands: [
    ['postPause', 700],
    ['postResume', 60_000],
  ],
};
/** A start that dies before it sends is paused, and goes by its route again when it is resumed. */
const PAUSE_BEFORE_SENT: Hints = {
  share: 16,
  strikes: { 'F7 entry refused': 0.9 },
  commands: [
    ['postPause', 20_000],
    ['postResume', 60_000],
  ],
};

/** A user is erased while their chunks are in flight. */
const ERASING: Hints = { erasureAtMs: 1_500, share: 2 };

/** Calls of the HTTP API. */
export const API_CALLS: Readonly<Record<string, Readonly<Record<string, Hints>>>> = {
  getStatus: { read: { commands: [['getStatus', 1_000]] } },
  deleteMe: {
    'begin erasure': ERASING,
    read: { ...ERASING, strikes: { 'F4 deleteMe:begin erasure': 0.9 } },
    'keys of user': ERASING,
    'remove item': ERASING,
    'read guard': ERASING,
    // The index does not show the sync, and a start of the same route has just asked whether the user is erased.
    'remove guard': {
      erasureAtMs: 1_500,
      rivalAtMs: 1_200,
      strikes: { 'F14 keys of user': 0.95 },
      share: 13,
    },
    'list connections': ERASING,
    'read connection': { ...ERASING, share: 5 },
    'revoke consent': { ...ERASING, share: 5 },
    'remove connection': { ...ERASING, share: 9 },
    'erase ledger': ERASING,
    'push erasure': { ...ERASING, share: 5 },
  },
  postCancel: {
    read: { commands: [['postCancel', 800]] },
    cancel: { commands: [['postCancel', 800]], share: 4 },
  },
  postOrchestration: {
    create: {},
    read: { share: 2 },
    'read guard': {},
    'hold route': {},
    close: { rivalAtMs: 0, share: 2 },
    // The rival was refused; its repeat finds the route free.
    retry: { rivalAtMs: 0, share: 26, commands: [['postCancel', 5_000]] },
    'send batch': {},
    'fanned out': {},
  },
  postPause: { read: PAUSE_AND_RESUME, pause: PAUSE_AND_RESUME },
  postResume: {
    read: PAUSE_AND_RESUME,
    resume: { ...PAUSE_AND_RESUME, share: 12 },
    'read guard': PAUSE_BEFORE_SENT,
    'hold route': PAUSE_BEFORE_SENT,
    // The rival takes the route while this one is paused and not sent.
    close: {
      strikes: { 'F3 postOrchestration:hold route before': 0.6 },
      rivalAtMs: 10_000,
      commands: [
        ['postPause', 5_000],
        ['postResume', 30_000],
      ],
      isQuiet: true,
      share: 118,
    },
    'send batch': { ...PAUSE_AND_RESUME, share: 9 },
    'fanned out': { ...PAUSE_AND_RESUME, share: 15 },
    // Its chunks end during the pause, and nobody lives to say so.
    finish: {
      strikes: { 'F13 list workouts is slow': 0.95, 'F3 onChunkMessage:finish before': 0.95 },
      commands: [
        ['postPause', 3_000],
        ['postResume', 100_000],
      ],
      chunks: 1,
      isQuiet: true,
      share: 34,
    },
  },
  postRetry: {
    read: CANCEL_AND_RETRY,
    'read guard': CANCEL_AND_RETRY,
    publish: {
      ...CANCEL_AND_RETRY,
      share: 12,
      commands: [
        ['postCancel', 600],
        ['postRetry', 3_000],
      ],
    },
    announced: {
      ...CANCEL_AND_RETRY,
      share: 12,
      commands: [
        ['postCancel', 600],
        ['postRetry', 3_000],
      ],
    },
    retry: { ...CANCEL_AND_RETRY, share: 24 },
    'hold route': { ...CANCEL_AND_RETRY, share: 30 },
    // The rival takes the route between the look at it and the hold.
    close: {
      ...CANCEL_AND_RETRY,
      strikes: { 'F3 onChunkMessage:claim before': 0.95 },
      rivalAtMs: 129_930,
      share: 48,
    },
    'send batch': { ...CANCEL_AND_RETRY, share: 20 },
    'fanned out': { ...CANCEL_AND_RETRY, share: 26 },
  },
};

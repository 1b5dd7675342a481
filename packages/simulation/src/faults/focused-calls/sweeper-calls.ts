import type { Hints } from '../focus.ts';
import { SPENT, STUCK } from './hints.ts';

/** The request to be erased dies before it has erased anything. */
const ERASING: Hints = {
  erasureAtMs: 2_000,
  strikes: { 'F3 deleteMe:keys of user before': 0.95 },
  share: 3,
};

/** Calls of the sweeper. */
export const SWEEPER_CALLS: Readonly<Record<string, Readonly<Record<string, Hints>>>> = {
  onSweep: {
    due: {},
    read: {},
    publish: {},
    announced: {},
    // A late success that hangs lands on a record whose end is long announced.
    sleep: {
      strikes: { ...SPENT, 'F13 list workouts is slow': 0.95, 'F5 onChunkMessage:complete failed': 0.95 },
      chunks: 4,
      share: 240,
    },
    finish: { strikes: { 'F3 onChunkMessage:finish before': 0.95 }, chunks: 1, share: 26 },
    'read guard': { strikes: { 'F3 postOrchestration:hold route before': 0.9 } },
    'hold route': { strikes: { 'F3 postOrchestration:hold route before': 0.9 }, share: 3 },
    close: { strikes: { 'F3 postOrchestration:close before': 0.95 }, rivalAtMs: 0, share: 18 },
    'send batch': { strikes: { 'F3 postOrchestration:send batch before': 0.9 } },
    'fanned out': { strikes: { 'F3 postOrchestration:fanned out before': 0.9 } },
    're-dispatch': { strikes: { 'F17 expiry': 0.6 }, share: 4 },
    push: {},
    'send again': { strikes: STUCK, chunks: 8, isQuiet: true, share: 32 },
    'keys of user': ERASING,
    'remove item': ERASING,
    'remove guard': { ...ERASING, share: 7 },
    'list connections': ERASING,
    'read connection': { ...ERASING, share: 5 },
    'revoke consent': { ...ERASING, share: 5 },
    'remove connection': { ...ERASING, share: 7 },
    'erase ledger': ERASING,
    'push erasure': { ...ERASING, share: 4 },
    'back off': { strikes: { 'F6 onSweep:read': 0.6 } },
  },
};

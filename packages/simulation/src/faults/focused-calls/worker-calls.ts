import type { Hints } from '../focus.ts';
import { REFUSED_LATE, SPENT, STUCK, trouble } from './hints.ts';

const REFRESHING: Hints = { hasShortTokens: true, share: 9 };
const REVOKED: Hints = { hasShortTokens: true, strikes: trouble(0.7), trouble: 'revoked' };

/** Calls of the functions that work messages off. */
export const WORKER_CALLS: Readonly<Record<string, Readonly<Record<string, Hints>>>> = {
  onChunkMessage: {
    claim: {},
    read: {},
    'list workouts': {},
    'read ledger': {},
    'read connection': {},
    'lease refresh': REFRESHING,
    'refresh token': REFRESHING,
    'save connection': REFRESHING,
    'mark refused': { ...REVOKED, share: 27 },
    'drop token lease': { hasShortTokens: true, strikes: { 'F13 refresh token': 0.8 }, share: 8 },
    'read budget': {},
    reserve: {},
    'mark full': { strikes: { 'F13 submit workout finds the limit used up': 0.8 }, share: 6 },
    'list activities': {},
    'read workout': { share: 2 },
    intend: { share: 2 },
    'submit workout': { share: 2 },
    'read submission': { share: 2 },
    // Two workers at one workout: the sync is cancelled while they read, and the same is started again.
    settle: {
      strikes: { 'F13 read workout is slow': 0.9 },
      commands: [['postCancel', 3_000]],
      rivalAtMs: 5_000,
      chunks: 2,
      isQuiet: true,
      share: 30,
    },
    'settle unsent': { chunks: 8, isQuiet: true, share: 26 },
    'keep upload': { strikes: STUCK, share: 8 },
    complete: {},
    'complete failed': { strikes: { ...SPENT, 'F13 list workouts is slow': 0.95 }, chunks: 4, share: 54 },
    finish: {},
    release: { strikes: trouble(0.4) },
    park: { strikes: trouble(0.5), refusal: 'RATE_LIMITED', share: 2 },
    'join wait': { strikes: { 'F13 list workouts': 0.9 }, refusal: 'RATE_LIMITED', share: 18 },
    yield: { strikes: STUCK, chunks: 8, isQuiet: true, share: 26 },
    reconnect: { ...REVOKED, refusal: 'AUTH_REVOKED', share: 5 },
    'give back': { ...REFUSED_LATE, refusal: 'RATE_LIMITED', share: 8 },
    'drop lease': { ...REFUSED_LATE, refusal: 'PROVIDER_GONE', share: 32 },
    fail: { strikes: trouble(0.8) },
    quarantine: { strikes: { 'F15 body': 0.5 } },
    'return message': { strikes: trouble(0.4) },
  },
  onDeadLetter: {
    read: { strikes: SPENT },
    fail: { strikes: SPENT },
    finish: { strikes: SPENT, share: 5 },
    quarantine: { strikes: { 'F15 dead letter': 1 }, share: 6 },
    'return message': { strikes: { 'F10 onChunkMessage spent': 0.8 }, share: 6 },
  },
};

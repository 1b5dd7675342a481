import type { CallBudget, HeardLimits } from '@syncwell/core/budget';
import type { Circuit } from '@syncwell/core/circuit';

import type { ProviderError } from '../errors.ts';
import { circuitOpen, limitReached, stillDown } from './gate-errors.ts';
import type { AnsweredCall, RequestGate, SentCall } from './request-gate.ts';

/** Reads what a provider tells of its limits: figures that are missing are left out. */
export type UsageReader = (headers: Headers) => Omit<HeardLimits, 'sentAt'>;

export interface RequestGateOptions {
  readonly provider: string;
  readonly circuit: Circuit;
  /** For a provider that counts all users of the application together. */
  readonly app?: { readonly budget: CallBudget; readonly readUsage: UsageReader };
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

const FIRST_PATIENCE_MS = 1_000;
const PATIENCE_GROWTH = 1.3;
const MAX_PATIENCE_MS = 10_000;

/** A gate of the circuit of a provider and, where one is needed, of the application's budget at it. */
export function createRequestGate(options: RequestGateOptions): RequestGate {
  const { provider, circuit, app, random } = options;
  return {
    admit: async (kind) => {
      const until = await circuit.check();
      if (until !== undefined) throw circuitOpen(provider, until);
      const answer = await app?.budget.take(kind);
      if (answer?.granted !== false) return;
      await app?.budget.giveBack();
      throw limitReached(provider, answer);
    },
    accepted: async (call) => {
      await circuit.succeeded();
      await learn(options, call);
    },
    refused: async (error, call) => {
      if (error.code === 'TRANSIENT') {
        await learn(options, call);
        return noteFailure(options, error, call);
      }
      await circuit.succeeded();
      if (app !== undefined && error.code === 'RATE_LIMITED') {
        return limitReached(provider, await app.budget.refused(toHeard(app, call)), error);
      }
      await learn(options, call);
      return error;
    },
    unanswered: (error, call) => noteFailure(options, error, call),
    patienceMs: (error, tries) => {
      // Where all users count together, others are waiting too: no use in trying again here.
      if (app !== undefined || error.code !== 'RATE_LIMITED') return undefined;
      const full = Math.min(FIRST_PATIENCE_MS * PATIENCE_GROWTH ** (tries - 1), MAX_PATIENCE_MS);
      return full * (1 - random() / 4);
    },
  };
}

async function learn({ app }: RequestGateOptions, answer: AnsweredCall): Promise<void> {
  if (app !== undefined) await app.budget.learn(toHeard(app, answer));
}

type App = NonNullable<RequestGateOptions['app']>;

function toHeard({ readUsage }: App, { answer, sentAt }: AnsweredCall): HeardLimits {
  return { ...readUsage(answer.headers), sentAt };
}

/**
 * A read that was one failure too many says until when nobody need call. A write says that it failed, no more: whether
 * it was carried out is not known, and the next call will be told to wait.
 */
async function noteFailure(
  { provider, circuit }: RequestGateOptions,
  error: ProviderError,
  { kind }: SentCall,
): Promise<ProviderError> {
  const until = await circuit.failed();
  if (until === undefined || kind === 'write') return error;
  return circuit.isOverdue() ? stillDown(error, until) : circuitOpen(provider, until, error);
}

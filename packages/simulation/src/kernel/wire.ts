import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** One call of a process across a boundary: the request arrives in one step, its answer in a later one. */
export interface WireCall<T> {
  /** `<what>` of the call; with the handler it names the crash point. */
  readonly point: string;
  /** What happens when the request arrives. May throw. */
  readonly apply: () => T;
  /** Marks an answer that comes from a repetition by the SDK. */
  readonly afterRetry?: (answer: T) => T;
  /** What the caller gets when the service refuses or the SDK gives up. */
  readonly unavailable: () => Error;
  /** Whether nobody sends it again: it only reads, or its sender leaves that to its caller. */
  readonly isSentOnce?: boolean;
  /** A request that hangs gets there within so many milliseconds; absent = {@link LATE_MS}. */
  readonly latestMs?: number;
  /** Extra time until its answer comes. */
  readonly answerAfterMs?: number;
  /** When its sender stops waiting; absent = never. */
  readonly timeout?: { readonly ms: number; readonly error: () => Error };
}

export interface Wire {
  call<T>(process: Process, call: WireCall<T>): Promise<T>;
}

export interface WireOptions {
  readonly scheduler: Scheduler;
  readonly faults: FaultPlan;
  readonly random: Random;
  /** `crashPoint` is the call; `when`: before it, after it was applied, or after its answer. */
  readonly onCrash: (crashPoint: string, when: string) => void;
}

const LATENCY_MS = 30;
/** The SDK tries again after its time-out or a back-off. */
const RETRY_DELAY_MS = 4_000;
/** A hanging write may land long after its process is gone. */
const LATE_MS = 20 * 60 * 1000;

type Attempt<T> = { readonly answer: T } | { readonly error: Error };

/** Puts every call through the faults of the network and of the process itself. */
export function createWire({ scheduler, faults, random, onCrash }: WireOptions): Wire {
  const latency = () => 1 + random.next() * LATENCY_MS;
  return {
    call: (process, call) =>
      new Promise((resolve, reject) => {
        if (!process.isAlive) return;
        const at = `${process.handler}:${call.point}`;
        const crash = (when: string) => {
          onCrash(at, when);
          process.kill();
        };
        const settle = (attempt: Attempt<Parameters<typeof resolve>[0]>) => {
          if (!process.isAlive) return;
          if ('error' in attempt) reject(attempt.error);
          else resolve(attempt.answer);
        };
        const giveUp = () => {
          const { timeout } = call;
          if (timeout !== undefined) scheduler.after(timeout.ms, () => settle({ error: timeout.error() }));
        };
        const strikesCrash = (when: string) => faults.strikes('F3', `${at} ${when}`);
        if (strikesCrash('before')) return crash('before');
        if (faults.strikes('F6', at)) {
          return scheduler.after(latency(), () => settle({ error: call.unavailable() }));
        }
        if (faults.strikes('F5', at, { weight: 0.3 })) {
          scheduler.after(faults.detail.next() * (call.latestMs ?? LATE_MS), () => void attempt(call.apply));
          return giveUp();
        }
        scheduler.after(latency(), () => {
          const first = attempt(call.apply);
          if (strikesCrash('applied')) return crash('applied');
          if (call.isSentOnce !== true && faults.strikes('F4', at)) {
            return repeat(1 + faults.detail.below(3));
          }
          if (strikesCrash('answered')) return crash('answered');
          const { answerAfterMs = 0, timeout } = call;
          if (timeout !== undefined && answerAfterMs > timeout.ms) return giveUp();
          scheduler.after(latency() + answerAfterMs, () => settle(first));
        });
        const repeat = (times: number) => {
          if (times === 3 && faults.detail.chance(0.3)) {
            return scheduler.after(RETRY_DELAY_MS, () => settle({ error: call.unavailable() }));
          }
          scheduler.after(faults.detail.next() * RETRY_DELAY_MS, () => {
            const again = attempt(call.apply);
            if (times > 1) return repeat(times - 1);
            scheduler.after(latency(), () => settle(retried(again, call)));
          });
        };
      }),
  };
}

function attempt<T>(apply: () => T): Attempt<T> {
  try {
    return { answer: apply() };
  } catch (error) {
    return {
      error: error instanceof Error ? error : new Error('Expected an error to be thrown', { cause: error }),
    };
  }
}

function retried<T>(outcome: Attempt<T>, { afterRetry }: WireCall<T>): Attempt<T> {
  return 'answer' in outcome && afterRetry !== undefined ? { answer: afterRetry(outcome.answer) } : outcome;
}

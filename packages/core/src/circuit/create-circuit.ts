import { createSerial } from '../budget/serial.ts';
import type { Circuit } from '../circuit.ts';
import { close, probe, reopen, tellFailures } from '../domain/circuit/circuit-changes.ts';
import { judgeCircuit } from '../domain/circuit/circuit-rules.ts';
import { type CircuitState, CorruptCircuitError } from '../domain/circuit/circuit-state.ts';
import { isRetryable } from '../domain/errors.ts';
import { CircuitMemory } from './circuit-memory.ts';
import type { CircuitOptions } from './circuit-options.ts';

/** Writes of others that may come in between before a failure is left untold: they told of theirs. */
const MAX_TRIES = 3;

/**
 * One provider's circuit in one process. Read once in a while, written only when calls fail, and by the one call that
 * tries after a wait.
 */
export function createCircuit(options: CircuitOptions): Circuit {
  const serial = createSerial();
  const memory = new CircuitMemory(options);
  const run = <T>(work: () => Promise<T>) => serial(() => tolerate(memory, work));
  return {
    check: () => run(() => check(memory)),
    succeeded: async () => {
      memory.noteSuccess();
      if (memory.isProbing) await run(() => endProbe(memory));
    },
    failed: () => {
      memory.noteFailure();
      return run(() => (memory.isProbing ? failProbe(memory) : tell(memory)));
    },
    isOverdue: () => memory.isOverdue,
  };
}

async function tolerate<T>(memory: CircuitMemory, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isRetryable(error) && !(error instanceof CorruptCircuitError)) throw error;
    memory.options.onTrouble(error);
    memory.assumeClosed();
    return undefined;
  }
}

async function check(memory: CircuitMemory): Promise<Date | undefined> {
  const verdict = memory.verdict ?? (await look(memory));
  switch (verdict.kind) {
    case 'closed':
      return undefined;
    case 'open':
      return new Date(verdict.until);
    case 'half open':
      return tryIt(memory, verdict.read);
  }
}

async function look(memory: CircuitMemory) {
  const read = await memory.load();
  return { ...judgeCircuit(read, memory.now(), memory.options.rules), read };
}

/** The first to come makes the call that tries; the others wait for what comes of it. */
async function tryIt(memory: CircuitMemory, read: CircuitState): Promise<Date | undefined> {
  const { rules } = memory.options;
  memory.isProbing = (await memory.apply(probe(read, memory.now(), rules))) !== undefined;
  return memory.isProbing ? undefined : new Date(memory.now() + rules.probeMs);
}

async function endProbe(memory: CircuitMemory): Promise<void> {
  memory.isProbing = false;
  const read = await memory.load();
  if (read.openUntil !== undefined) await memory.apply(close(read));
}

async function failProbe(memory: CircuitMemory): Promise<Date | undefined> {
  memory.isProbing = false;
  const read = await memory.load();
  if (read.openUntil === undefined) return undefined;
  const reopened = await memory.apply(reopen(read, memory.now(), memory.options.rules));
  return openUntil(reopened?.openUntil);
}

async function tell(memory: CircuitMemory): Promise<Date | undefined> {
  for (let tries = 0; memory.untold > 0 && tries < MAX_TRIES; tries += 1) {
    const read = await memory.load();
    const verdict = judgeCircuit(read, memory.now(), memory.options.rules);
    if (verdict.kind === 'open') return new Date(verdict.until);
    // Late news of a call that was made before it opened.
    if (verdict.kind === 'half open') return undefined;
    const failures = { count: memory.untold, now: memory.now() };
    const told = await memory.apply(tellFailures(read, failures, memory.options.rules));
    if (told === undefined) continue;
    memory.noteTold();
    return openUntil(told.openUntil);
  }
  return undefined;
}

function openUntil(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}

import { EventEmitter } from 'node:events';

import { exitCodeOf, type Interruption } from './interruption.ts';
import { watchInterruptions } from './watch-interruptions.ts';

/** A process that only listens and remembers with which code it was ended. */
function createTarget() {
  const codes: number[] = [];
  const target = Object.assign(new EventEmitter(), {
    connected: true,
    stdout: new EventEmitter(),
    stderr: new EventEmitter(),
    exit: (code: number) => codes.push(code),
  });
  let nowMs = 0;
  const signal = watchInterruptions(target as unknown as NodeJS.Process, () => nowMs);
  return { target, signal, codes, pass: (ms: number) => (nowMs += ms) };
}

describe('watchInterruptions', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('turns %s into a reason with exit code %d', (name, code) => {
    const { target, signal } = createTarget();
    expect(signal.aborted).toBe(false);
    target.emit(name);
    expect(signal.reason).toEqual({ kind: 'signal', name });
    expect(exitCodeOf(signal.reason as Interruption)).toBe(code);
  });

  it('notices that the parent is gone', () => {
    const { target, signal } = createTarget();
    target.emit('disconnect');
    expect(signal.reason).toEqual({ kind: 'orphaned' });
  });

  it('notices that nobody reads any more', () => {
    const { target, signal } = createTarget();
    target.stdout.emit('error', new Error('EPIPE'));
    expect(signal.reason).toEqual({ kind: 'output-closed' });
  });

  it('keeps what crashed', () => {
    const { target, signal } = createTarget();
    const error = new Error('boom');
    target.emit('uncaughtException', error);
    expect(signal.reason).toEqual({ kind: 'crash', error });
    expect(exitCodeOf(signal.reason as Interruption)).toBe(1);
  });

  it('takes a second signal for an echo at first, and for impatience later', () => {
    const { target, codes, pass } = createTarget();
    target.emit('SIGINT');
    pass(900);
    target.emit('SIGINT');
    expect(codes).toEqual([]);
    pass(200);
    target.emit('SIGINT');
    expect(codes).toEqual([130]);
  });
});

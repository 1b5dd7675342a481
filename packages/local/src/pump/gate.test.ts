import { createGate } from './gate.ts';

describe('createGate', () => {
  it('holds callers back until it is opened, and again when it was closed', async () => {
    const gate = createGate();
    const passed: string[] = [];
    const pass = (name: string) => gate.whenOpen().then(() => passed.push(name));
    const first = pass('first');
    await Promise.resolve();
    expect(passed).toEqual([]);
    gate.open();
    await first;
    await pass('second');
    gate.close();
    gate.close();
    const third = pass('third');
    await Promise.resolve();
    expect(passed).toEqual(['first', 'second']);
    gate.open();
    await third;
    expect(passed).toEqual(['first', 'second', 'third']);
  });

  it('lets go of a caller whose signal is aborted', async () => {
    const controller = new AbortController();
    const waiting = createGate().whenOpen(controller.signal);
    controller.abort(new Error('no more'));
    await expect(waiting).rejects.toThrow('no more');
  });

  it('tells a watcher how it stands, and each change once', () => {
    const gate = createGate();
    const seen: boolean[] = [];
    gate.watch((open) => seen.push(open));
    gate.close();
    gate.open();
    gate.open();
    gate.close();
    expect(seen).toEqual([false, true, false]);
  });
});

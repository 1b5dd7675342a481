import { createCommandAnswers } from './command-answers.ts';
import { openInbox } from './inbox.ts';
import type { StatusReading } from './status-reading.ts';
import { makeView } from './testing/make-view.ts';
import { createVirtualTimer } from './testing/virtual-timer.ts';

const readingOf = (orchestrationId: string): StatusReading => ({
  view: makeView({ orchestrationId }),
  etag: undefined,
  pollAfterMs: 10_000,
});

function open() {
  const answers = createCommandAnswers();
  const timer = createVirtualTimer();
  const began = timer.now();
  const inbox = openInbox('orch-1', answers, timer);
  const wait = async () => {
    await timer.run(inbox.wait(60_000, undefined));
    return timer.now() - began;
  };
  return { answers, inbox, timer, wait };
}

describe('openInbox', () => {
  it('waits the whole time while nothing comes', async () => {
    const { inbox, wait } = open();
    expect(await wait()).toBe(60_000);
    expect([inbox.isEmpty(), inbox.take()]).toEqual([true, undefined]);
  });

  it('waits no longer than until something comes, and hands it out once', async () => {
    const { answers, inbox, timer, wait } = open();
    const reading = readingOf('orch-1');
    timer.after(5_000, () => answers.tell(reading));
    expect(await wait()).toBe(5_000);
    expect([inbox.take(), inbox.take()]).toEqual([reading, undefined]);
  });

  it('does not wait for what came before', async () => {
    const { answers, inbox, wait } = open();
    answers.tell(readingOf('orch-1'));
    expect(inbox.isEmpty()).toBe(false);
    expect(await wait()).toBe(0);
  });

  it('keeps the newest only', () => {
    const { answers, inbox } = open();
    const newest = readingOf('orch-1');
    answers.tell(readingOf('orch-1'));
    answers.tell(newest);
    expect(inbox.take()).toBe(newest);
  });

  it('gets nothing of another sync, and nothing once it is closed', () => {
    const { answers, inbox } = open();
    answers.tell(readingOf('orch-2'));
    inbox.close();
    answers.tell(readingOf('orch-1'));
    expect(inbox.isEmpty()).toBe(true);
  });
});

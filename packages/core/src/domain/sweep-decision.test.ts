import { anOrchestration, type Step } from '../testing/orchestration-factory.ts';
import {
  claimed,
  closed,
  completed,
  disconnected,
  failed,
  finished,
  having,
  LEASE_END,
  parked,
  paused,
  redispatched,
  released,
  resumed,
  sent,
  told,
  WAIT,
  yielded,
} from '../testing/orchestration-steps.ts';
import { decideSweep, MAX_SENT_AGAIN } from './sweep-decision.ts';

const STALL_SECONDS = 450;
/** All leases are over, no wait is. */
const QUIET = new Date(LEASE_END.getTime() + 1);
/** A claim goes on for a last millisecond. */
const AT_WORK = new Date(LEASE_END.getTime() - 1);
const WAIT_OVER = new Date(WAIT.until);

function decide(now: Date, ...steps: readonly Step[]) {
  return decideSweep(anOrchestration({}, ...steps), now, STALL_SECONDS);
}

function looked(settled: number, stepSeconds: number, run = 1): Step {
  return having({ lastLook: { run, settled, stepSeconds } });
}

const secondsAfter = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000);

describe('decideSweep', () => {
  const ALL = [completed(0), completed(1), failed(2)];
  /** Each row also shows what the rows below it look for. */
  const order: readonly (readonly [string, string, Date, readonly Step[]])[] = [
    ['announce', 'an event of the end is there', QUIET, [sent, ...ALL, finished]],
    ['announce', 'it is paused for the user', QUIET, [sent, claimed(0), disconnected(0)]],
    ['announce', 'an active record has an event still', QUIET, [sent, claimed(0), disconnected(0), resumed]],
    ['sleep', 'it is over and told', QUIET, [sent, ...ALL, finished, told]],
    ['sleep', 'it lost its route', QUIET, [closed]],
    ['sleep', 'it is paused, even with all settled', QUIET, [sent, ...ALL, paused]],
    ['finish', 'all is settled, though not all was sent', QUIET, ALL],
    ['begin run', 'its messages were never all sent, though it waits', WAIT_OVER, [claimed(0), parked(0)]],
    ['begin run', 'a resume was cut short', QUIET, [sent, paused, resumed]],
    [
      're-dispatch',
      'its wait is over, whatever else',
      WAIT_OVER,
      [sent, claimed(1), yielded(1), claimed(0), parked(0)],
    ],
    ['push', 'its wait is not over', QUIET, [sent, claimed(1), yielded(1), claimed(0), parked(0)]],
    [
      'send again',
      'a month ran out of its time box, though nothing moved',
      QUIET,
      [sent, looked(0, 450), claimed(0), yielded(0)],
    ],
    ['push', 'it is looked at for the first time', QUIET, [sent]],
    ['push', 'it is looked at for the first time in this run', QUIET, [sent, redispatched, sent]],
    ['push', 'something was settled since', QUIET, [sent, looked(0, 450), completed(2)]],
    ['push', 'a chunk is at work', AT_WORK, [sent, looked(0, 450), claimed(0)]],
    [
      're-dispatch',
      'nothing was settled, nobody is at work',
      QUIET,
      [sent, looked(0, 450), claimed(0), released(0)],
    ],
    ['re-dispatch', 'the only lease is over', LEASE_END, [sent, looked(0, 450), claimed(0)]],
  ];
  it.each(order)('says %s when %s', (act, _, now, steps) => {
    expect(decide(now, ...steps).act).toBe(act);
  });
});

describe('what is sent again', () => {
  const yieldedOf = (count: number) =>
    having({ redispatch: Object.fromEntries(Array.from({ length: count }, (_, index) => [index, true])) });

  it('is all that ran out of its time box, the newest month first', () => {
    expect(decide(QUIET, sent, yieldedOf(3))).toEqual({
      act: 'send again',
      chunks: [2, 1, 0],
      isRest: false,
    });
  });

  it('is bounded, and says that there is more', () => {
    const decision = decide(QUIET, sent, yieldedOf(MAX_SENT_AGAIN + 1));
    expect(decision).toMatchObject({ isRest: true, chunks: expect.arrayContaining([100, 1]) as number[] });
    expect(decide(QUIET, sent, yieldedOf(MAX_SENT_AGAIN))).toMatchObject({ isRest: false });
  });
});

describe('the next look', () => {
  it('is a stall time after the first', () => {
    expect(decide(QUIET, sent, completed(0))).toEqual({
      act: 'push',
      lastLook: { run: 1, settled: 1, stepSeconds: 450 },
      at: secondsAfter(QUIET, 450),
    });
  });

  it('goes back to a stall time once something was settled', () => {
    expect(decide(QUIET, sent, looked(0, 3600), completed(0))).toMatchObject({
      lastLook: { settled: 1, stepSeconds: 450 },
      at: secondsAfter(QUIET, 450),
    });
  });

  it('keeps its step while a chunk is at work', () => {
    expect(decide(AT_WORK, sent, looked(0, 900), claimed(0))).toMatchObject({
      lastLook: { settled: 0, stepSeconds: 900 },
      at: secondsAfter(AT_WORK, 900),
    });
  });

  it.each([
    [450, 900],
    [900, 1_800],
    [50_000, 86_400],
    [86_400, 86_400],
  ])('doubles from %i to %i s when nothing was settled, up to a day', (stepSeconds, next) => {
    expect(decide(QUIET, sent, looked(0, stepSeconds))).toEqual({
      act: 're-dispatch',
      lastLook: { run: 1, settled: 0, stepSeconds: next },
    });
  });

  it('is at the end of a wait, with the step as it was', () => {
    expect(decide(QUIET, sent, looked(0, 900), claimed(0), parked(0))).toEqual({
      act: 'push',
      lastLook: { run: 1, settled: 0, stepSeconds: 900 },
      at: WAIT_OVER,
    });
  });

  it('does not double after a wait: nothing was lost', () => {
    expect(decide(WAIT_OVER, sent, looked(0, 900), claimed(0), parked(0))).toMatchObject({
      act: 're-dispatch',
      lastLook: { stepSeconds: 900 },
    });
  });
});

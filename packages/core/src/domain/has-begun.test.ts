import { anOrchestration, type Step } from '../testing/orchestration-factory.ts';
import {
  cancelled,
  claimed,
  closed,
  completed,
  paused,
  resumed,
  retried,
  sent,
  told,
} from '../testing/orchestration-steps.ts';
import { hasBegun, isRefusedStart } from './has-begun.ts';

describe('hasBegun', () => {
  it.each<[string, readonly Step[]]>([
    ['is new', []],
    ['was paused and resumed before it was sent', [paused, resumed]],
    ['was closed', [closed]],
    ['was closed, retried for one month and closed again', [closed, retried([1]), closed]],
  ])('is not so of what %s', (_what, steps) => {
    expect(hasBegun(anOrchestration({}, ...steps))).toBe(false);
  });

  it.each<[string, readonly Step[]]>([
    ['was sent', [sent]],
    ['is at work, though nobody has noted that it was sent', [claimed(0)]],
    ['has a month, though nobody has noted that it was sent', [completed(1)]],
    ['was sent in an earlier run', [sent, cancelled, told, retried()]],
  ])('is so of what %s', (_what, steps) => {
    expect(hasBegun(anOrchestration({}, ...steps))).toBe(true);
  });
});

describe('isRefusedStart', () => {
  it.each<[boolean, string, readonly Step[]]>([
    [true, 'a start that lost its route', [closed]],
    [true, 'one that lost it twice', [closed, retried(), closed]],
    [false, 'one that has it now', [closed, retried()]],
    [false, 'a sync that was cancelled before it was sent', [cancelled]],
    [false, 'a retry that lost its route', [sent, completed(0), cancelled, told, retried(), closed]],
  ])('is %s of %s', (expected, _what, steps) => {
    expect(isRefusedStart(anOrchestration({}, ...steps))).toBe(expected);
  });
});

import { bringQuietGroupForward } from './fair-queue.ts';

const message = (name: string, messageGroupId?: string) => ({ name, messageGroupId });
const namesOf = (messages: readonly { name: string }[]) => messages.map(({ name }) => name).join(' ');

describe('bringQuietGroupForward', () => {
  it.each([
    ['keeps the order while nothing is in work', 'a1 a2 b1', []],
    ['keeps the order while all are equally busy', 'a1 a2 b1', ['a', 'b']],
    ['brings the first of the quiet group forward', 'b1 a1 a2', ['a']],
    ['goes by who has fewer, not by who has none', 'b1 a1 a2', ['a', 'a', 'b']],
  ])('%s', (_title, expected, inWork) => {
    const waiting = [message('a1', 'a'), message('a2', 'a'), message('b1', 'b')];
    bringQuietGroupForward(
      waiting,
      inWork.map((group) => message('', group)),
    );
    expect(namesOf(waiting)).toBe(expected);
  });

  it('leaves an empty queue and one without groups alone', () => {
    const none: ReturnType<typeof message>[] = [];
    bringQuietGroupForward(none, [message('', 'a')]);
    expect(none).toEqual([]);
    const plain = [message('1'), message('2')];
    bringQuietGroupForward(plain, [message('0')]);
    expect(namesOf(plain)).toBe('1 2');
  });
});

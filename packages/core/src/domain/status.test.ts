import {
  ACTIVE_STATUSES,
  isActive,
  isLegalMove,
  isTerminal,
  type Status,
  STATUSES,
  TERMINAL_STATUSES,
} from './status.ts';

/** Row: from; columns in the order of STATUSES: to. `x` legal. */
const MOVES: Readonly<Record<Status, string>> = {
  //           PENDING, IN_PROGRESS, PAUSED, COMPLETED, FAILED, CANCELLED
  PENDING: 'x x x x x x',
  IN_PROGRESS: '- x x x x x',
  PAUSED: 'x x x x x x',
  COMPLETED: 'x - - x - -',
  FAILED: 'x - - x x -',
  CANCELLED: 'x - - - - x',
};

describe('isLegalMove', () => {
  it.each(STATUSES)('knows every move from %s', (from) => {
    expect(STATUSES.map((to) => (isLegalMove(from, to) ? 'x' : '-')).join(' ')).toBe(MOVES[from]);
  });
});

describe('isActive and isTerminal', () => {
  it('agree with the lists', () => {
    expect(STATUSES.filter(isActive)).toEqual(ACTIVE_STATUSES);
    expect(STATUSES.filter(isTerminal)).toEqual(TERMINAL_STATUSES);
  });

  it('leave PAUSED between the two', () => {
    expect(STATUSES.filter((status) => !isActive(status) && !isTerminal(status))).toEqual(['PAUSED']);
  });
});

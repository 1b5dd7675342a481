/** Where an orchestration stands. */
export const STATUSES = ['PENDING', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type Status = (typeof STATUSES)[number];

/** Chunks may be claimed. */
export const ACTIVE_STATUSES = ['PENDING', 'IN_PROGRESS'] as const satisfies readonly Status[];
/** Left only by `retry`, or from FAILED to COMPLETED by a late success. */
export const TERMINAL_STATUSES = ['COMPLETED', 'FAILED', 'CANCELLED'] as const satisfies readonly Status[];

/** Every legal move; a status may always stay what it is. */
const LEGAL_MOVES: Readonly<Record<Status, readonly Status[]>> = {
  PENDING: ['IN_PROGRESS', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'],
  IN_PROGRESS: ['PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'],
  PAUSED: ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'CANCELLED'],
  COMPLETED: ['PENDING'],
  FAILED: ['PENDING', 'COMPLETED'],
  CANCELLED: ['PENDING'],
};

export function isActive(status: Status): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS';
}

export function isTerminal(status: Status): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

export function isLegalMove(from: Status, to: Status): boolean {
  return from === to || LEGAL_MOVES[from].includes(to);
}

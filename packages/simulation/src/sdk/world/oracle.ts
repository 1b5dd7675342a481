import type { Orchestration } from '@syncwell/core/domain/orchestration';
import { toOrchestration } from '@syncwell/core/domain/record-codec';
import { isLegalMove, isTerminal } from '@syncwell/core/domain/status';

import type { AppliedWrite } from '../services/memory-dynamodb.ts';

/** Knows the truth, looks at every applied write, and keeps what was wrong. */
export interface Oracle {
  readonly violations: readonly string[];
  readonly writes: number;
  violate(what: string): void;
  /** A worker has copied the chunk: from now on it may count as completed. */
  noteCopied(chunkIndex: number): void;
  checkWrite(write: AppliedWrite): void;
  /** Nothing moves any more. */
  checkEnd(record: Orchestration): void;
}

/** May be applied twice by one call: it sets what it set. */
const FANNED_OUT = /^SET #fannedOutRun = /;
/**
 * May be applied again by a request that arrives when its own claim has given the chunk back: it then stands for a
 * worker that is gone, as after a crash, until the lease's end.
 */
const CLAIM = /^SET #status = :\w+, #leases\./;

export function createOracle(): Oracle {
  const violations: string[] = [];
  let writes = 0;
  const copied = new Set<number>();
  const appliedCalls = new Set<string>();
  const violate = (what: string) => void violations.push(what);
  const checkCall = ({ request: { call, input, isLate = false } }: AppliedWrite) => {
    const update = String(input['UpdateExpression']);
    const isHarmless = FANNED_OUT.test(update) || (isLate && CLAIM.test(update));
    if (appliedCalls.has(call) && !isHarmless) violate(`one call applied twice: ${update}`);
    appliedCalls.add(call);
  };
  const checkRecord = (record: Orchestration) => {
    for (const problem of [...countProblems(record), ...unearned(record, copied)]) violate(problem);
  };
  return {
    violations,
    get writes() {
      return writes;
    },
    violate,
    noteCopied: (chunkIndex) => void copied.add(chunkIndex),
    checkWrite: (write) => {
      writes += 1;
      checkCall(write);
      if (write.after['status'] === undefined) return;
      const after = toOrchestration(write.after);
      checkRecord(after);
      if (write.before === undefined) return;
      for (const problem of moveProblems(toOrchestration(write.before), after)) violate(problem);
    },
    checkEnd: (record) => {
      checkRecord(record);
      if (!isTerminal(record.status)) violate(`ends as ${record.status}`);
      const settled = record.completedChunks + record.failedChunks;
      if (record.status !== 'CANCELLED' && settled !== record.totalChunks) {
        violate(`${record.status} with ${settled} of ${record.totalChunks} settled`);
      }
    },
  };
}

function countProblems({ outcomes, completedChunks, failedChunks, totalChunks }: Orchestration): string[] {
  const kinds = [...outcomes.values()].map(({ kind }) => kind);
  const completed = kinds.filter((kind) => kind === 'COMPLETED').length;
  return [
    ...(completed === completedChunks && kinds.length - completed === failedChunks
      ? []
      : [`counters ${completedChunks} + ${failedChunks} where the outcomes are ${kinds.join(' ')}`]),
    ...(completedChunks + failedChunks <= totalChunks ? [] : [`more settled than ${totalChunks} chunks`]),
  ];
}

function unearned({ outcomes }: Orchestration, copied: ReadonlySet<number>): string[] {
  return [...outcomes].flatMap(([index, { kind }]) =>
    kind === 'COMPLETED' && !copied.has(index) ? [`chunk ${index} completed without a copy`] : [],
  );
}

function moveProblems(before: Orchestration, after: Orchestration): string[] {
  const isLateSuccess = before.status === 'FAILED' && after.status === 'COMPLETED';
  const isLeftEnd = isTerminal(before.status) && after.status !== before.status;
  return [
    ...(isLegalMove(before.status, after.status) ? [] : [`${before.status} became ${after.status}`]),
    ...(isLeftEnd && !isLateSuccess && after.run === before.run
      ? [`${before.status} left without a retry`]
      : []),
    ...(after.completedChunks < before.completedChunks ? ['completedChunks fell'] : []),
    ...(after.version === before.version + 1 ? [] : [`version ${before.version} became ${after.version}`]),
  ];
}

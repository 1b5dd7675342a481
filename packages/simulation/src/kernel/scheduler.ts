import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Virtual time: tasks in the order of their instants, those of one instant in the order of a seeded number. */
export interface Scheduler {
  /** Epoch milliseconds, virtual. */
  now(): number;
  /** Runs `task` after `ms`. */
  after(ms: number, task: () => void): void;
  /** Runs the next task and lets everything that it set off run too; false when none is left before `until`. */
  step(until: number): Promise<boolean>;
}

interface Task {
  readonly at: number;
  readonly tie: number;
  readonly run: () => void;
}

export function createScheduler(start: number, tieBreak: () => number): Scheduler {
  const heap: Task[] = [];
  let now = start;
  return {
    now: () => now,
    after: (ms, run) => push(heap, { at: now + Math.max(ms, 0), tie: tieBreak(), run }),
    step: async (until) => {
      const task = heap[0];
      if (task === undefined || task.at > until) return false;
      pop(heap);
      now = task.at;
      task.run();
      // Every promise reaction that can run has run when the event loop comes round.
      await turnOfTheLoop();
      return true;
    },
  };
}

function isBefore(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.tie < b.tie);
}

function push(heap: Task[], task: Task): void {
  let index = heap.push(task) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function pop(heap: Task[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  let index = 0;
  for (;;) {
    const child = smallerChild(heap, index);
    if (child === undefined || !swapIfBefore(heap, child, index)) return;
    index = child;
  }
}

function smallerChild(heap: Task[], index: number): number | undefined {
  const left = heap[2 * index + 1];
  const right = heap[2 * index + 2];
  if (left === undefined) return undefined;
  return right !== undefined && isBefore(right, left) ? 2 * index + 2 : 2 * index + 1;
}

function swapIfBefore(heap: Task[], index: number, other: number): boolean {
  const a = heap[index];
  const b = heap[other];
  if (a === undefined || b === undefined || !isBefore(a, b)) return false;
  heap[index] = b;
  heap[other] = a;
  return true;
}

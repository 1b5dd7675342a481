// Processes and what they started.
import { spawnSync } from 'node:child_process';

/** Ids of all that a process started and of all that those started, itself not included. */
export function descendantsOf(pid) {
  const { stdout = '' } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = Array.from(stdout.matchAll(/^\s*(\d+)\s+(\d+)$/gm), ([, child, parent]) =>
    [child, parent].map(Number),
  );
  const found = [];
  for (let parents = [pid]; parents.length > 0;) {
    const children = rows.filter(([, parent]) => parents.includes(parent)).map(([child]) => child);
    found.push(...children);
    parents = children;
  }
  return found;
}

/** Signals a process, or with a negative id its group; false when there is none any more. */
export function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

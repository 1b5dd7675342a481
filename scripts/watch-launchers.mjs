// Between npm and a script stand one or two shells that pass no signal on: a script whose npm was ended would run on
// and on. Watching them closes that gap.
import { spawnSync } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';

const LOOK_EVERY_MS = 250;

/** Calls `onGone`, once, when npm or a shell between it and this process is gone. Does nothing without npm. */
export function watchLaunchers(onGone) {
  const launchers = process.env.npm_lifecycle_event === undefined ? [] : launchersUpToNpm();
  const timer = setInterval(() => {
    if (launchers.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Ids from the parent up to npm; none where there is no `ps`, as on Windows. */
function launchersUpToNpm() {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = (stdout ?? '').matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm);
  const processes = new Map(
    Array.from(rows, ([, pid, ppid, args]) => [Number(pid), { ppid: Number(ppid), args }]),
  );
  const launchers = [];
  for (let pid = process.ppid; processes.has(pid); pid = processes.get(pid).ppid) {
    launchers.push(pid);
    if (/\bnpm\b/.test(processes.get(pid).args)) return launchers;
  }
  return [];
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Runs a command until its parent ends, or asks for the end by closing the channel: node supervise.mjs COMMAND ARGS...
// No engine outlives the run that started it, and nothing that an engine started outlives the engine.
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers';

import { descendantsOf, signal } from './process-tree.mjs';

/** How long an engine has to end by itself. */
const PATIENCE_MS = 10_000;

const [command, ...args] = process.argv.slice(2);
const engine = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
/** Some have sessions of their own, which no signal to the engine's group reaches. */
let started = [];

engine.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
engine.on('exit', (code) => {
  signal(-engine.pid, 'SIGKILL');
  for (const pid of started) signal(pid, 'SIGKILL');
  process.exit(code ?? 1);
});

let isEnding = false;
function end() {
  if (isEnding) return;
  isEnding = true;
  started = descendantsOf(engine.pid);
  signal(engine.pid, 'SIGTERM');
  setTimeout(() => signal(engine.pid, 'SIGKILL'), PATIENCE_MS);
}
process.on('disconnect', end);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, end);

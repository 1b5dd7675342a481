// A command that needs an engine: installs it, starts it, runs the command on it, ends it.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

import { MissingError } from './find-tools.mjs';
import { warmUp } from './warm-up.mjs';

/** This machine lacks a tool: nothing was tried. */
const EXIT_MISSING = 3;
const EXIT_INTERRUPTED = 130;

/**
 * Runs Node with `toArguments(endpoints)` and what was given on the command line, on an engine of its own, and ends this
 * process with its exit code. `--can-run` asks whether the machine has the tools, and does nothing else.
 */
export async function runOnEngine({ engine, command, does, toArguments, startOptions }) {
  const given = process.argv.slice(2);
  if (given.includes('--help')) {
    console.log(`Usage: npm run ${command}\n\n${does}`);
    process.exit(0);
  }
  const folder = await install(engine, given.includes('--can-run'));
  const began = performance.now();
  const { endpoints, stop } = await engine.start(folder, startOptions);
  const interruption = new Promise((resolve) => {
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, resolve);
  });
  try {
    await warmUp(endpoints);
    console.log(`${engine.title}: up after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    process.exitCode = await run([...toArguments(endpoints), ...given], interruption);
  } finally {
    await stop();
  }
  process.exit();
}

/** Runs this Node with `args`; an interruption ends it. */
function run(args, interruption) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  void interruption.then(() => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? EXIT_INTERRUPTED)));
}

/** The folder of the engine; ends the process when the machine lacks something, or when no more was asked. */
async function install(engine, isQuestion) {
  try {
    engine.findTools();
    if (isQuestion) process.exit(0);
    console.log(`${engine.title}: installing under .local/engines unless it is there ...`);
    return await engine.install();
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    console.error(`NOT TESTED: ${engine.title} cannot run here, this machine lacks ${error.message}`);
    process.exit(EXIT_MISSING);
  }
}

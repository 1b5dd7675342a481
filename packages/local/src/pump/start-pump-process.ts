import { once } from 'node:events';
import { join } from 'node:path';
import type { LocalProcess } from '../process/local-process.ts';
import { spawnNode } from '../process/spawn-node.ts';
import type { PumpMessage, PumpTask } from './pump-message.ts';

/** How to start the pump. */
export interface PumpLaunch {
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly task: PumpTask;
}

/** The pump, up. It takes nothing from a queue before the gate is open. */
export interface PumpProcess extends LocalProcess {
  setGate(open: boolean): void;
}

/** Starts the queue pump in a child process, which ends when this process does. Rejects when it ends at once. */
export async function startPumpProcess({ environment, logFile, task }: PumpLaunch): Promise<PumpProcess> {
  const args = [join(import.meta.dirname, 'main.ts')];
  const { child, pid, ended, kill } = spawnNode({ args, cwd: import.meta.dirname, environment, logFile });
  const reason = await Promise.race([ended, once(child, 'message').then(() => undefined)]);
  if (reason !== undefined)
    throw new Error(`Expected the queue pump to start, but ${reason}: see ${logFile}`);
  // To one that has just ended nothing can be said; its end is seen elsewhere.
  const send = (message: PumpMessage) => child.connected && child.send(message, () => undefined);
  send({ type: 'task', task });
  return { pid, ended, kill, setGate: (open) => send({ type: 'gate', open }) };
}

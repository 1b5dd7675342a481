import type { LocalProcess } from './local-process.ts';

/** Unexpected ends in a row that are repaired; one more, and the process stays down. */
const MAX_REPAIRS = 5;
/** An end after so long a life begins a new row. */
const STEADY_MS = 10_000;

export interface Supervision<P extends LocalProcess> {
  /** For a person, as the first words of a sentence. */
  readonly name: string;
  /** `previous` is the first one: the next should be found where that was. */
  readonly start: (previous?: P) => Promise<P>;
  /** Called each time the process is up. */
  readonly onUp: (process: P) => void;
  /** Called each time it is gone. */
  readonly onDown: () => void;
  readonly report: (line: string) => void;
  /** Milliseconds on any steady clock. */
  readonly nowMs: () => number;
}

/** A process and what is done about its end. */
export interface SupervisedProcess<P extends LocalProcess> {
  readonly first: P;
  /** The one that is up now; undefined while there is none. */
  running(): P | undefined;
  /** Ends the process for good. Harmless when repeated. */
  stop(): Promise<void>;
}

/** Starts a process, and again when it ends without being asked to. Rejects when the first start does. */
export async function superviseProcess<P extends LocalProcess>(
  supervision: Supervision<P>,
): Promise<SupervisedProcess<P>> {
  const first = await supervision.start();
  const supervisor = new Supervisor(supervision, first);
  return {
    first,
    running: () => supervisor.running,
    stop: () => supervisor.stop(),
  };
}

class Supervisor<P extends LocalProcess> {
  readonly #supervision: Supervision<P>;
  readonly #first: P;
  #running: P | undefined;
  #upSinceMs = 0;
  #starting: Promise<void> = Promise.resolve();
  #wanted = true;
  #repairs = 0;

  constructor(supervision: Supervision<P>, first: P) {
    this.#supervision = supervision;
    this.#first = first;
    this.#watch(first);
  }

  get running(): P | undefined {
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#starting.catch(() => undefined); // whoever asked for that start has its error
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    this.#supervision.onDown();
    await running.kill();
  }

  #start(): Promise<void> {
    return (this.#starting = this.#supervision.start(this.#first).then((started) => this.#watch(started)));
  }

  #watch(started: P): void {
    this.#running = started;
    this.#upSinceMs = this.#supervision.nowMs();
    this.#supervision.onUp(started);
    void started.ended.then((reason) => this.#onEnd(started, reason));
  }

  async #onEnd(ended: P, reason: string): Promise<void> {
    if (this.#running !== ended) return; // ended on purpose
    this.#running = undefined;
    this.#supervision.onDown();
    if (this.#supervision.nowMs() - this.#upSinceMs >= STEADY_MS) this.#repairs = 0;
    await this.#repair(reason);
  }

  async #repair(reason: string): Promise<void> {
    const { name, report } = this.#supervision;
    if (!this.#wanted) return;
    if (this.#repairs === MAX_REPAIRS) {
      report(`${name} ended again (${reason}): no more tries.`);
      return;
    }
    this.#repairs += 1;
    report(`${name} ended unexpectedly (${reason}): starting again.`);
    await this.#start().catch((error: unknown) => this.#repair(String(error)));
  }
}

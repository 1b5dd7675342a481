import type { Services } from './start-services.ts';

/** Unexpected ends that are repaired; one more, and the services stay down. */
const MAX_REPAIRS = 5;

export interface Supervision {
  /** Starts the services; `previous` had the ports that callers know. */
  readonly start: (previous?: Services) => Promise<Services>;
  /** Called each time the services can be reached again. */
  readonly onUp: (services: Services) => void;
  /** Called each time they are gone. */
  readonly onDown: () => void;
  readonly report: (line: string) => void;
}

/** The services process and what is done about its end. */
export interface SupervisedServices {
  /** What it said at its first start. */
  readonly first: Services;
  /** Ends the process as a crash would. It stays down until {@link SupervisedServices.restart}. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Starts the services and starts them again when they end without being asked to. @throws ServicesStartError */
export async function superviseServices(supervision: Supervision): Promise<SupervisedServices> {
  const supervisor = new Supervisor(supervision, await supervision.start());
  return {
    first: supervisor.first,
    kill: () => supervisor.kill(),
    restart: () => supervisor.restart(),
  };
}

class Supervisor {
  readonly first: Services;
  readonly #supervision: Supervision;
  #running: Services | undefined;
  #starting: Promise<void> = Promise.resolve();
  #wanted = true;
  #repairs = 0;

  constructor(supervision: Supervision, first: Services) {
    this.#supervision = supervision;
    this.first = first;
    this.#watch(first);
  }

  async kill(): Promise<void> {
    this.#wanted = false;
    await this.#starting.catch(() => undefined); // whoever asked for that start has its error
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    this.#supervision.onDown();
    await running.kill();
  }

  async restart(): Promise<void> {
    await this.kill();
    this.#wanted = true;
    await this.#start();
  }

  #start(): Promise<void> {
    return (this.#starting = this.#supervision.start(this.first).then((services) => this.#watch(services)));
  }

  #watch(services: Services): void {
    this.#running = services;
    this.#supervision.onUp(services);
    void services.ended.then((reason) => this.#repair(services, reason));
  }

  async #repair(services: Services, reason: string): Promise<void> {
    if (this.#running !== services) return; // ended on purpose
    this.#running = undefined;
    this.#supervision.onDown();
    this.#repairs += 1;
    if (!this.#wanted) return;
    if (this.#repairs > MAX_REPAIRS) {
      this.#supervision.report(`The services ended again (${reason}) and stay down.`);
      return;
    }
    this.#supervision.report(`The services ended unexpectedly (${reason}); starting them again.`);
    await this.#start().catch((error: unknown) => this.#supervision.report(String(error)));
  }
}

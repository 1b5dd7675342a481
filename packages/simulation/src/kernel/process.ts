/** One running invocation: a Lambda call or an API request. Code goes on only while it is alive. */
export interface Process {
  /** Name of the handler that runs in it. */
  readonly handler: string;
  readonly id: number;
  readonly isAlive: boolean;
  /** Run of the message that it works on, if it works on one. */
  messageRun: number | undefined;
  /** What the provider refused at which its try ended. */
  refusal: string | undefined;
  /** Ends it at once: nothing that it awaits will ever be answered. What it has sent may still arrive. */
  kill(): void;
  /** It came to its own end. */
  end(): void;
}

/** A process that tells once when it is killed. */
export function createProcess(handler: string, id: number, onKilled: () => void): Process {
  let alive = true;
  return {
    handler,
    id,
    messageRun: undefined,
    refusal: undefined,
    get isAlive() {
      return alive;
    },
    kill: () => {
      if (!alive) return;
      alive = false;
      onKilled();
    },
    end: () => {
      alive = false;
    },
  };
}

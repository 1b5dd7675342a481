import type { Random } from '../kernel/random.ts';

/** One message on a queue. `receives` counts deliveries, also those that reached nobody. */
export interface SimMessage {
  readonly id: string;
  readonly body: string;
  receives: number;
  /** Virtual milliseconds from which it can be received. */
  visibleAt: number;
  /** Handle of the last receive. */
  receipt: string;
}

export interface SimQueueOptions {
  readonly name: string;
  readonly now: () => number;
  readonly random: Random;
  readonly visibilityMs: number;
  readonly redrive?: { readonly maxReceiveCount: number; readonly deadLetterQueue: SimQueue };
}

/** A queue with the rules of SQS: at least once, no order, visibility, redrive by receive count at a receive. */
export class SimQueue {
  readonly name: string;
  readonly messages = new Map<string, SimMessage>();
  /** Called whenever a message may have become receivable. */
  onVisible: (at: number) => void = () => undefined;
  readonly #options: SimQueueOptions;
  #count = 0;

  constructor(options: SimQueueOptions) {
    this.name = options.name;
    this.#options = options;
  }

  send(body: string, delayMs = 0): void {
    this.add(body, 0, delayMs);
  }

  /** Puts a body there with receives behind it, as a moved or copied message has. */
  add(body: string, receives: number, delayMs: number): void {
    const id = `${this.name}-${(this.#count += 1)}`;
    const visibleAt = this.#options.now() + delayMs;
    this.messages.set(id, { id, body, receives, visibleAt, receipt: '' });
    this.onVisible(visibleAt);
  }

  /** A visible message, any of them, now hidden for the visibility time; undefined when none is visible. */
  receive(): SimMessage | undefined {
    for (;;) {
      const message = this.#pickVisible();
      if (message === undefined || !this.#isSpent(message)) return message && this.#hide(message);
      this.messages.delete(message.id);
      this.#options.redrive?.deadLetterQueue.send(message.body);
    }
  }

  /** Deletes by the handle of its last receive; an older handle deletes nothing here. */
  delete(message: SimMessage, receipt: string): void {
    if (message.receipt === receipt) this.messages.delete(message.id);
  }

  /** Visible again after `ms`. Refused (false) when the message is gone or was received again. */
  changeVisibility(receipt: string, ms: number): boolean {
    const message = [...this.messages.values()].find((candidate) => candidate.receipt === receipt);
    if (message === undefined) return false;
    message.visibleAt = this.#options.now() + ms;
    this.onVisible(message.visibleAt);
    return true;
  }

  #pickVisible(): SimMessage | undefined {
    const now = this.#options.now();
    const visible = [...this.messages.values()].filter(({ visibleAt }) => visibleAt <= now);
    return visible[this.#options.random.below(visible.length)];
  }

  #isSpent({ receives }: SimMessage): boolean {
    const { redrive } = this.#options;
    return redrive !== undefined && receives >= redrive.maxReceiveCount;
  }

  #hide(message: SimMessage): SimMessage {
    message.receives += 1;
    message.receipt = `${message.id}/${message.receives}`;
    message.visibleAt = this.#options.now() + this.#options.visibilityMs;
    this.onVisible(message.visibleAt);
    return message;
  }
}

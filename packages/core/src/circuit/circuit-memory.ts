import type { Change } from '../domain/change.ts';
import { type CircuitVerdict, isOverdue, judgeCircuit } from '../domain/circuit/circuit-rules.ts';
import { type CircuitState, toCircuitState } from '../domain/circuit/circuit-state.ts';
import type { CircuitOptions } from './circuit-options.ts';

/** What one process knows of a circuit, and what it went through itself. */
export class CircuitMemory {
  readonly options: CircuitOptions;
  /** This process makes the call that tries. */
  isProbing = false;
  #state: CircuitState | undefined;
  #seenAt = 0;
  #failures = 0;
  #told = 0;

  constructor(options: CircuitOptions) {
    this.options = options;
  }

  now(): number {
    return this.options.clock.now().getTime();
  }

  /** The verdict while it is worth relying on: a closed circuit for a while, an open one until its end. */
  get verdict(): Exclude<CircuitVerdict, { readonly kind: 'half open' }> | undefined {
    if (this.#state === undefined) return undefined;
    const verdict = judgeCircuit(this.#state, this.now(), this.options.rules);
    switch (verdict.kind) {
      case 'closed':
        return this.now() - this.#seenAt < this.options.rules.lookMs ? verdict : undefined;
      case 'open':
        return verdict;
      case 'half open':
        return undefined;
    }
  }

  get isOverdue(): boolean {
    return this.#state !== undefined && isOverdue(this.#state, this.now(), this.options.rules);
  }

  /** Closed for a while, for want of knowing: asking a table that is away again and again would cost more. */
  assumeClosed(): void {
    this.#keep(toCircuitState(undefined));
  }

  async load(): Promise<CircuitState> {
    return this.#keep(toCircuitState(await this.options.table.read(this.options.key)));
  }

  /** The circuit after the change; undefined when others were faster. */
  async apply(change: Change): Promise<CircuitState | undefined> {
    const answer = await this.options.table.change(this.options.key, change);
    if (answer.applied) return this.#keep(toCircuitState(answer.item));
    this.#state = undefined;
    return undefined;
  }

  noteSuccess(): void {
    this.#failures = 0;
    this.#told = 0;
  }

  noteFailure(): void {
    this.#failures += 1;
  }

  /** Failures in a row that are worth telling and were not told. */
  get untold(): number {
    return Math.max(0, this.#failures - Math.max(this.#told, this.options.rules.failuresToTell - 1));
  }

  noteTold(): void {
    this.#told = this.#failures;
  }

  #keep(state: CircuitState): CircuitState {
    this.#state = state;
    this.#seenAt = this.now();
    return state;
  }
}

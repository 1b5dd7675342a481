import { absent, anyOf, type Condition, exists } from '@syncwell/core/domain/change';
import type { ItemValue } from '@syncwell/core/domain/item';

import type { Placeholders } from './placeholders.ts';

const TOKEN = /attribute_exists|attribute_not_exists|AND|OR|IN|<=|<|>|=|\(|\)|,|[#:][\w.#]+/g;

/**
 * The conditions that a ConditionExpression joins by AND, in the dialect that the product writes: exists, absent, =, <,
 * <=, IN, and alternatives in parentheses. @throws SyntaxError for anything else
 */
export function parseCondition(expression: string, placeholders: Placeholders): Condition[] {
  const tokens = expression.match(TOKEN) ?? [];
  if (tokens.join('') !== expression.replaceAll(' ', '')) {
    throw new SyntaxError(`Expected a condition of the known dialect, got ${expression}`);
  }
  const reader = new ConditionReader(tokens, placeholders);
  return reader.readJoined('AND');
}

class ConditionReader {
  readonly #tokens: string[];
  readonly #placeholders: Placeholders;

  constructor(tokens: readonly string[], placeholders: Placeholders) {
    this.#tokens = [...tokens];
    this.#placeholders = placeholders;
  }

  /** One condition or more, up to the end or a closing parenthesis. */
  readJoined(by: 'AND' | 'OR'): Condition[] {
    const read = [this.#readOne()];
    while (this.#tokens[0] === by) {
      this.#next();
      read.push(this.#readOne());
    }
    return read;
  }

  #readOne(): Condition {
    const token = this.#next();
    switch (token) {
      case '(':
        return this.#inParentheses(() => anyOf(...this.readJoined('OR')));
      case 'attribute_exists':
        this.#next('(');
        return this.#inParentheses(() => exists(this.#placeholders.path(this.#next())));
      case 'attribute_not_exists':
        this.#next('(');
        return this.#inParentheses(() => absent(this.#placeholders.path(this.#next())));
      default:
        return this.#readComparison(token);
    }
  }

  #readComparison(left: string): Condition {
    const path = this.#placeholders.path(left);
    const test = this.#next();
    if (test === 'IN') {
      this.#next('(');
      return this.#inParentheses(() => ({ test: 'in', path, values: this.#readList() }));
    }
    if (test !== '=' && test !== '<' && test !== '<=' && test !== '>') {
      throw new SyntaxError(`Expected a comparison, got ${test}`);
    }
    return { test, path, value: toScalar(this.#placeholders.value(this.#next())) };
  }

  #readList(): string[] {
    const values = [this.#next()];
    while (this.#tokens[0] === ',') {
      this.#next(',');
      values.push(this.#next());
    }
    return values.map((token) => String(toScalar(this.#placeholders.value(token))));
  }

  #inParentheses<T>(read: () => T): T {
    const result = read();
    this.#next(')');
    return result;
  }

  #next(expected?: string): string {
    const token = this.#tokens.shift();
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new SyntaxError(`Expected ${expected ?? 'more of a condition'}, got ${token ?? 'its end'}`);
    }
    return token;
  }
}

function toScalar(value: ItemValue): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new SyntaxError(`Expected to compare with a text or a number, got ${typeof value}`);
}

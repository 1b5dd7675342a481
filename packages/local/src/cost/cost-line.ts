/** One line of a bill: so many of something at its list price. US dollars. */
export interface CostLine {
  /** The AWS service. */
  readonly service: string;
  /** What is counted. */
  readonly what: string;
  readonly quantity: number;
  readonly cost: number;
}

/** `quantity` times `price`. */
export function toCostLine(
  service: string,
  what: string,
  [quantity, price]: readonly [number, number],
): CostLine {
  return { service, what, quantity, cost: quantity * price };
}

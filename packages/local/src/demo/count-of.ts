/** `1 month`, `2 months`, `1,200 months`: a count with its unit, given in the singular. */
export function countOf(count: number, unit: string): string {
  return `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;
}

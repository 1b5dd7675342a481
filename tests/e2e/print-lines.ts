/** Shows what a scenario measured, whatever the reporter of the tests does. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

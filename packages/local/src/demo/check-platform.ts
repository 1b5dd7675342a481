const REQUIRED_NODE_MAJOR = 24;

/** Undefined when this Node can run the demo, otherwise the sentence that says what is missing. */
export function findPlatformFault(nodeVersion: string): string | undefined {
  const major = Number(nodeVersion.split('.')[0]);
  if (major >= REQUIRED_NODE_MAJOR) return undefined;
  return `Expected Node ${REQUIRED_NODE_MAJOR} or later, got ${nodeVersion}: start with \`npm run demo\`, which brings its own`;
}

// Child of bench-bundle.mjs: how long one bundle takes to import, in milliseconds, in a process that has nothing yet.
import { pathToFileURL } from 'node:url';

const started = performance.now();
await import(pathToFileURL(process.argv[2]).href);
console.log((performance.now() - started).toFixed(1));

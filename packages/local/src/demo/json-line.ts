import type { DemoResult } from './demo-result.ts';

/** The result for a program to read, on one line. */
export function jsonLine({
  view,
  comparison,
  startupSeconds,
  syncSeconds,
  polls,
  notModified,
}: DemoResult): string {
  return JSON.stringify({
    status: view.status,
    totalChunks: view.totalChunks,
    completedChunks: view.completedChunks,
    failedChunks: view.failedChunks,
    source: comparison.source,
    destination: comparison.destination,
    missing: comparison.counts.missing,
    doubled: comparison.doubled.length,
    startupSeconds: toTenths(startupSeconds),
    syncSeconds: toTenths(syncSeconds),
    polls,
    notModified,
  });
}

function toTenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

import { omitDefaults } from './omit-defaults.ts';

/** Epoch milliseconds as the API writes them: no fraction when there is none. */
export function toTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** google.protobuf.Duration in JSON. */
export function toDuration(seconds: number): string {
  return `${seconds}s`;
}

/** Google Health API v4, SessionTimeInterval. */
export function toSessionInterval(of: {
  startMs: number;
  endMs: number;
  startOffsetSeconds: number;
  endOffsetSeconds: number;
}) {
  return {
    startTime: toTimestamp(of.startMs),
    startUtcOffset: toDuration(of.startOffsetSeconds),
    endTime: toTimestamp(of.endMs),
    endUtcOffset: toDuration(of.endOffsetSeconds),
    civilStartTime: toCivilDateTime(of.startMs + of.startOffsetSeconds * 1000),
    civilEndTime: toCivilDateTime(of.endMs + of.endOffsetSeconds * 1000),
  };
}

/** Google Health API v4, CivilDateTime: the clock on the wall, read as if it were UTC. */
export function toCivilDateTime(civilMs: number) {
  const at = new Date(civilMs);
  return {
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    time: omitDefaults({ hours: at.getUTCHours(), minutes: at.getUTCMinutes(), seconds: at.getUTCSeconds() }),
  };
}

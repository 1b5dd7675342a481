/** `06:15 UTC`, with its date when that is not today's. `iso` is an ISO instant in UTC. */
export function formatInstant(iso: string, now: Date): string {
  const [date, time] = [iso.slice(0, 'YYYY-MM-DD'.length), iso.slice(11, 16)];
  return now.toISOString().startsWith(date) ? `${time} UTC` : `${date} ${time} UTC`;
}

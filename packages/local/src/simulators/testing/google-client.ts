import { createGoogleHealthSimulator } from '../google-health/create-google-health-simulator.ts';
import type { GoogleHealthSimulatorOptions } from '../google-health/google-health-options.ts';
import type { GoogleHealthUserInput } from '../google-health/google-health-user.ts';
import { fixedClock } from './fixed-clock.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface TestPage {
  readonly dataPoints?: readonly Record<string, unknown>[];
  readonly nextPageToken?: string;
}

/** A simulator with one user, `u1` with the token `t1`, without empty pages unless the options ask for them. */
export function googleClient(
  user: Partial<GoogleHealthUserInput> = {},
  options: Partial<GoogleHealthSimulatorOptions> = {},
) {
  const app = createGoogleHealthSimulator({
    clock: fixedClock(),
    emptyPageEvery: 0,
    users: [{ userId: 'u1', accessToken: 't1', ...user }],
    ...options,
  });
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await app.request(path, { headers: { authorization: 'Bearer t1' }, ...init });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const admin = (method: string, path: string, body?: unknown) =>
    send(`/_admin/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { app, send, admin };
}

/** Path of a list with its query. */
export function listPath(type: string, query: Readonly<Record<string, string>> = {}): string {
  return `/v4/users/me/dataTypes/${type}/dataPoints?${new URLSearchParams(query).toString()}`;
}

/** Filter for the exercises of a civil month. */
export function monthFilter(start: string, end: string): string {
  const member = 'exercise.interval.civil_start_time';
  return `${member} >= "${start}T00:00:00" AND ${member} < "${end}T00:00:00"`;
}

/** `reason` of the error's detail, its status when there is none, or undefined. */
export function reasonOf({ body }: Answer): string | undefined {
  const { error } = body as { error?: { status: string; details?: { reason: string }[] } };
  return error?.details?.[0]?.reason ?? error?.status;
}

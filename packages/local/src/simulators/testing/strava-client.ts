import { createStravaSimulator } from '../strava/create-strava-simulator.ts';
import type { StravaSimulatorOptions } from '../strava/strava-options.ts';
import type { StravaUserInput } from '../strava/strava-user.ts';
import { writeTcx } from '../tcx/write-tcx.ts';
import { fixedClock } from './fixed-clock.ts';

/** Fields of an upload; `file` undefined = none is sent. */
export interface UploadFields {
  readonly file?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly fileName?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly token?: string;
}

export interface UploadAnswer {
  readonly id: number;
  readonly id_str: string;
  readonly external_id: string | null;
  readonly error: string | null;
  readonly status: string;
  readonly activity_id: number | null;
}

/** A simulator with one athlete, `u1` with the token `t1`, whose uploads are ready at the first poll. */
export function stravaClient(
  user: Partial<StravaUserInput> = {},
  options: Partial<StravaSimulatorOptions> = {},
) {
  const app = createStravaSimulator({
    clock: fixedClock(),
    processing: { polls: 0, ms: 2_000 },
    users: [{ userId: 'u1', accessToken: 't1', ...user }],
    ...options,
  });
  const send = (path: string, init: RequestInit = {}) =>
    Promise.resolve(app.request(path, { headers: { authorization: 'Bearer t1' }, ...init }));
  const read = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await (await send(path, init)).json()) as T;
  const admin = (method: string, path: string, body?: unknown) =>
    send(`/_admin/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const adminRead = async (path: string): Promise<unknown> => (await admin('GET', path)).json();
  const upload = (given: UploadFields = {}) =>
    send('/api/v3/uploads', {
      method: 'POST',
      headers: { authorization: `Bearer ${given.token ?? 't1'}` },
      body: uploadForm(given),
    });
  const poll = (id: number) => read<UploadAnswer>(`/api/v3/uploads/${id}`);
  const uploadAndPoll = async (given?: UploadFields) =>
    poll(((await (await upload(given)).json()) as UploadAnswer).id);
  return { app, send, read, admin, adminRead, upload, poll, uploadAndPoll };
}

function uploadForm({ fields = {}, fileName = 'workout.tcx', ...rest }: UploadFields): FormData {
  const form = new FormData();
  const file = 'file' in rest ? rest.file : tcxOf();
  if (file !== undefined) form.set('file', new File([file], fileName));
  for (const [name, value] of Object.entries({ data_type: 'tcx', external_id: 'gh-1', ...fields }))
    form.set(name, value);
  return form;
}

/** A run of ten minutes with heart rate and a route. */
export function tcxOf(start = '2024-03-02T06:15:30Z'): string {
  const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();
  const point = (seconds: number) => ({
    time: at(seconds),
    position: { latitude: 52.5 + seconds / 100_000, longitude: 13.4 },
    altitudeMeters: undefined,
    distanceMeters: seconds * 2.5,
    heartRateBpm: 140 + seconds / 60,
  });
  return writeTcx({
    sport: 'Running',
    id: start,
    laps: [
      {
        startTime: start,
        totalSeconds: 600,
        distanceMeters: 1_500,
        calories: 60,
        trackpoints: [0, 300, 600].map(point),
      },
    ],
  });
}

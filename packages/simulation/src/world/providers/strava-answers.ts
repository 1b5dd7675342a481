import { hashToSeed } from '../../kernel/random.ts';
import type { UploadState } from './sim-uploads.ts';
import type { SimActivity } from './sim-uploads.ts';

/** An answer before it is one of `fetch`. */
export interface SimAnswer {
  readonly status: number;
  readonly body: unknown;
}

const fault = (message: string, resource: string, field: string, code: string) => ({
  message,
  errors: [{ resource, field, code }],
});

/** What Strava says when it refuses a request. Source: Strava API v3, Faults. */
export const REFUSALS = {
  unauthorized: { status: 401, body: fault('Authorization Error', 'Athlete', 'access_token', 'invalid') },
  tooMany: { status: 429, body: fault('Rate Limit Exceeded', 'Application', 'rate limit', 'exceeded') },
  inactive: { status: 403, body: fault('Forbidden', 'Application', 'Status', 'Inactive') },
  gone: { status: 410, body: { message: 'Gone' } },
  broken: { status: 500, body: { message: 'error' } },
  notFound: { status: 404, body: fault('Record Not Found', 'Upload', 'id', 'not found') },
} as const satisfies Readonly<Record<string, SimAnswer>>;

export function toUploadBody(uploadId: string, state: UploadState, externalId: string) {
  const upload = {
    id: Number(uploadId),
    id_str: uploadId,
    external_id: null,
    error: null,
    activity_id: null,
  };
  switch (state.kind) {
    case 'processing':
      return { ...upload, status: 'Your activity is still being processed.' };
    case 'ready':
      return { ...upload, status: 'Your activity is ready.', activity_id: Number(state.activityId) };
    case 'duplicate':
      return {
        ...upload,
        status: 'There was an error processing your activity.',
        error: `${withExtension(externalId)} duplicate of activity ${state.activityId}`,
      };
    case 'error':
      return {
        ...upload,
        status: 'There was an error processing your activity.',
        error: 'The file is malformed.',
      };
  }
}

export function toActivityBody({ activityId, externalId, startTime }: SimActivity) {
  return {
    id: Number(activityId),
    external_id: externalId === undefined ? null : withExtension(externalId),
    start_date: startTime,
    sport_type: 'Run',
  };
}

/** Which of both the real one appends to the id of a packed file is not documented: half of them get one, half the other. */
function withExtension(externalId: string): string {
  return `${externalId}${hashToSeed(29, externalId) % 2 === 0 ? '.tcx' : '.tcx.gz'}`;
}

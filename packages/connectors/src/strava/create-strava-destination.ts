import { parseAnswer } from '../http/parse-answer.ts';
import { createProviderHttp, type ProviderHttp } from '../http/provider-http.ts';
import type { DestinationConnector, ProviderSession, SubmissionState } from '../ports.ts';
import type { ConnectorOptions } from '../provider-connectors.ts';
import { stravaDescriptor } from './descriptor.ts';
import { listActivities } from './list-activities.ts';
import { submitWorkout } from './submit-workout.ts';
import { toStravaError } from './to-strava-error.ts';
import { toSubmissionState } from './to-submission-state.ts';
import { uploadSchema } from './upload-schema.ts';

/** Strava asks for at least a second between two looks at one upload, and is mostly done within two. */
const POLL_INTERVAL_MS = 2_000;
/** The file takes its time to get there (a request of ours ends after 20 s) and is then processed for some seconds. */
const SETTLE_MS = 60_000;
const NOT_FOUND = 404;

/** Activities of a Strava athlete, written through file uploads. */
export function createStravaDestination({ baseUrl, effects }: ConnectorOptions): DestinationConnector {
  const provider = stravaDescriptor.name;
  const http = createProviderHttp({ provider, baseUrl, effects, toError: toStravaError });
  return {
    pollIntervalMs: POLL_INTERVAL_MS,
    settleMs: SETTLE_MS,
    submitWorkout: (file, session) => submitWorkout(http, file, session),
    readSubmission: (uploadId, session) => readSubmission(http, uploadId, session),
    listActivities: (window, session) => listActivities(http, window, session),
  };
}

async function readSubmission(
  http: ProviderHttp,
  uploadId: string,
  session: ProviderSession,
): Promise<SubmissionState> {
  const path = `/uploads/${encodeURIComponent(uploadId)}`;
  const answer = await http.send({ path, alsoAccept: NOT_FOUND }, session);
  if (answer.status === NOT_FOUND) return { kind: 'unknown' };
  return toSubmissionState(parseAnswer(uploadSchema, answer, stravaDescriptor.name));
}

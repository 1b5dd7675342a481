import { ProviderError } from '../errors.ts';
import type { ConnectorEffects } from '../http/connector-effects.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import { createProviderHttp, type ProviderHttp } from '../http/provider-http.ts';
import type { DestinationConnector, ProviderSession, Submission, WorkoutFile } from '../ports.ts';
import { stravaDescriptor } from './descriptor.ts';
import { toStravaError } from './to-strava-error.ts';
import { toSubmissionState } from './to-submission-state.ts';
import { toUploadForm } from './upload-form.ts';
import { uploadSchema } from './upload-schema.ts';

/** Strava asks for at least a second between two looks at one upload. */
const POLL_INTERVAL_MS = 1_000;

export interface StravaDestinationOptions {
  /** With the version path; see the descriptor. */
  readonly baseUrl: string;
  readonly effects: ConnectorEffects;
}

/** Activities of a Strava athlete, written through file uploads. */
export function createStravaDestination({
  baseUrl,
  effects,
}: StravaDestinationOptions): DestinationConnector {
  const provider = stravaDescriptor.name;
  const http = createProviderHttp({ provider, baseUrl, effects, toError: toStravaError });
  return {
    pollIntervalMs: POLL_INTERVAL_MS,
    submitWorkout: (file, session) => submitWorkout(http, file, session),
    readSubmission: async (submission, session) => {
      const path = `/uploads/${encodeURIComponent(submission.uploadId)}`;
      return toSubmissionState(parseUpload(await http.send({ path }, session)));
    },
  };
}

async function submitWorkout(
  http: ProviderHttp,
  file: WorkoutFile,
  session: ProviderSession,
): Promise<Submission> {
  const answer = await http.send({ path: '/uploads', form: toUploadForm(file) }, session);
  const { uploadId } = parseUpload(answer);
  if (uploadId !== undefined) return { uploadId };
  throw new ProviderError('TRANSIENT', `Expected ${stravaDescriptor.name} to name the upload, got no id`, {
    provider: stravaDescriptor.name,
    httpStatus: answer.status,
  });
}

function parseUpload(answer: HttpAnswer) {
  return parseAnswer(uploadSchema, answer, stravaDescriptor.name);
}

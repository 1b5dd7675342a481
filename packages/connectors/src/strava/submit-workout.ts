import { ProviderError } from '../errors.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import type { ProviderHttp } from '../http/provider-http.ts';
import { readJson } from '../http/read-json.ts';
import type { ProviderSession, Submission, WorkoutFile } from '../ports.ts';
import { stravaDescriptor } from './descriptor.ts';
import { toSubmissionState } from './to-submission-state.ts';
import { toUploadForm } from './upload-form.ts';
import { uploadSchema } from './upload-schema.ts';

/** Answers that speak of the one file in the request: it is refused, the next one may be taken. */
const REFUSES_FILE = [400, 404, 413, 422];
const BAD_REQUEST = 400;

/** `POST /uploads` (Strava API v3, Uploads). Throws ProviderError as the port says. */
export async function submitWorkout(
  http: ProviderHttp,
  file: WorkoutFile,
  session: ProviderSession,
): Promise<Submission> {
  const form = toUploadForm(file);
  const sending = http.send({ path: '/uploads', form, alsoAccept: BAD_REQUEST }, session);
  const answer = await sending.catch(rejectFile);
  if (answer.status === BAD_REQUEST) return readRefusal(answer);
  const upload = parseAnswer(uploadSchema, answer, stravaDescriptor.name);
  const state = toSubmissionState(upload);
  if (state.kind !== 'processing') return { state };
  if (upload.uploadId !== undefined) return { uploadId: upload.uploadId, state };
  throw new ProviderError('TRANSIENT', `Expected ${stravaDescriptor.name} to name the upload, got no id`, {
    provider: stravaDescriptor.name,
    httpStatus: answer.status,
  });
}

/** Duplicates and bad files that Strava sees at once come as 400 with the fields of an upload. */
function readRefusal(answer: HttpAnswer): Submission {
  const upload = uploadSchema.safeParse(readJson(answer.body));
  const state = upload.success ? toSubmissionState(upload.data) : undefined;
  if (state === undefined || state.kind === 'processing') throw toRejection(answer.status);
  return { state };
}

/** Not by the status alone: with 400 the token endpoint says that a consent is gone, which is no fault of the file. */
function rejectFile(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  const { code, httpStatus } = error;
  if (code !== 'BAD_REQUEST' && code !== 'ITEM_REJECTED') throw error;
  if (httpStatus === undefined || !REFUSES_FILE.includes(httpStatus)) throw error;
  throw toRejection(httpStatus, error);
}

function toRejection(httpStatus: number, cause?: unknown): ProviderError {
  const provider = stravaDescriptor.name;
  return new ProviderError('ITEM_REJECTED', `Expected ${provider} to take the file, got ${httpStatus}`, {
    provider,
    httpStatus,
    skipReason: 'REFUSED_BY_DESTINATION',
    cause,
  });
}

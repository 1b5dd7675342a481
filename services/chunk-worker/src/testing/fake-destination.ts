import { ProviderError, type ProviderErrorCode } from '@syncwell/connectors/errors';
import type {
  DestinationConnector,
  ListedActivity,
  SubmissionState,
  WorkoutFile,
} from '@syncwell/connectors/ports';
import type { Clock } from '@syncwell/core/ports';

export interface FakeDestinationOptions {
  readonly clock: Clock;
  /** What makes a file a duplicate of an activity. Default: its external id. */
  readonly refuses?: 'external id' | 'start' | 'nothing';
  /** From a hand-in until its activity shows. Default 1,500 ms. */
  readonly processingMs?: number;
  /** Ends of uploads, by external id, that are not an activity; `stuck` never ends. */
  readonly ends?: Readonly<Record<string, SubmissionState | 'stuck'>>;
  /** What happens to a hand-in, by external id; each is played once, but a file that is refused is always. */
  readonly faults?: Map<string, SubmitFault>;
  /** What is there already. */
  readonly activities?: readonly ListedActivity[];
  /** When each source workout starts, by external id: a file tells it, and fake files don't. */
  readonly starts: ReadonlyMap<string, string>;
}

/** `lost`: nothing was taken; `dropped`: it was, and the answer got lost. A code is a refusal. */
export type SubmitFault = 'lost' | 'dropped' | ProviderErrorCode;

interface Kept extends ListedActivity {
  readonly showsAtMs: number;
}

interface Upload {
  readonly doneAtMs: number;
  readonly end: SubmissionState;
}

/** A destination in this process, and what it was asked. */
export interface FakeDestination extends DestinationConnector {
  readonly calls: { submit: number; poll: number; list: number };
  /** Everything there, shown or not. */
  readonly held: () => readonly ListedActivity[];
  /** Forgets an upload, as destinations do after a while. */
  forget(uploadId: string): void;
}

export const FAKE_SETTLE_MS = 60_000;

/** Takes files, shows each activity after a while, and calls a second one a duplicate if told to. */
export function createFakeDestination(options: FakeDestinationOptions): FakeDestination {
  const { clock, processingMs = 1_500, ends = {}, starts } = options;
  const faults = options.faults ?? new Map<string, SubmitFault>();
  const kept: Kept[] = (options.activities ?? []).map((activity) => ({ ...activity, showsAtMs: 0 }));
  const uploads = new Map<string, Upload>();
  const calls = { submit: 0, poll: 0, list: 0 };
  const nowMs = () => clock.now().getTime();

  const take = (file: WorkoutFile): string => {
    const uploadId = `upload-${uploads.size + 1}`;
    const doneAtMs = nowMs() + processingMs;
    const end = ends[file.externalId] ?? endOf(file, doneAtMs);
    uploads.set(
      uploadId,
      end === 'stuck' ? { doneAtMs: Infinity, end: { kind: 'processing' } } : { doneAtMs, end },
    );
    return uploadId;
  };
  const endOf = (file: WorkoutFile, showsAtMs: number): SubmissionState => {
    const startTime = starts.get(file.externalId) ?? '';
    const twin = kept.find((activity) => isDouble(options.refuses, activity, { ...file, startTime }));
    if (twin !== undefined) return { kind: 'duplicate', activityId: twin.activityId };
    const activityId = `activity-${kept.length + 1}`;
    kept.push({ activityId, externalId: file.externalId, startTime, sport: file.sport, showsAtMs });
    return { kind: 'created', activityId };
  };

  return {
    calls,
    pollIntervalMs: 1_000,
    settleMs: FAKE_SETTLE_MS,
    held: () => kept,
    forget: (uploadId) => void uploads.delete(uploadId),
    submitWorkout: (file) => {
      calls.submit += 1;
      const fault = faults.get(file.externalId);
      if (fault !== 'ITEM_REJECTED') faults.delete(file.externalId);
      if (fault === 'dropped') take(file);
      if (fault !== undefined) return Promise.reject(toError(fault));
      return Promise.resolve({ uploadId: take(file), state: { kind: 'processing' } });
    },
    readSubmission: (uploadId) => {
      calls.poll += 1;
      const upload = uploads.get(uploadId);
      if (upload === undefined) return Promise.resolve({ kind: 'unknown' });
      return Promise.resolve(upload.doneAtMs <= nowMs() ? upload.end : { kind: 'processing' });
    },
    listActivities: ({ from, to }) => {
      calls.list += 1;
      const shown = kept.filter(
        ({ showsAtMs, startTime }) => showsAtMs <= nowMs() && startTime >= from && startTime <= to,
      );
      return Promise.resolve(shown.map(({ showsAtMs: _, ...activity }) => activity));
    },
  };
}

function isDouble(
  refuses: FakeDestinationOptions['refuses'] = 'external id',
  activity: ListedActivity,
  file: { readonly externalId: string; readonly startTime: string },
): boolean {
  if (refuses === 'nothing') return false;
  if (activity.externalId === file.externalId) return true;
  return refuses === 'start' && activity.startTime === file.startTime;
}

function toError(fault: SubmitFault): ProviderError {
  const code = fault === 'lost' || fault === 'dropped' ? 'TRANSIENT' : fault;
  return new ProviderError(code, 'as planned', { provider: 'strava' });
}

import * as z from 'zod';

import { FAILURE_REASONS } from '../domain/outcome.ts';
import { SKIP_REASONS } from '../domain/skip-reason.ts';
import { STATUSES } from '../domain/status.ts';
import {
  civilDateField,
  countField,
  instantField,
  orchestrationIdField,
  percentField,
  providerField,
  timeZoneField,
} from './fields.ts';
import type { MessageOf } from './message-of.ts';

export const statusSchema = z.enum(STATUSES).meta({
  id: 'Status',
  description:
    'PENDING and IN_PROGRESS are active. PAUSED goes on by `resume`. COMPLETED, FAILED and CANCELLED are the end, left only by `retry`.',
});

const outcomeSchema = z.enum(['COMPLETE', 'PARTIAL', 'NONE']).nullable().meta({
  description: 'How it ended: all months copied, some, or none. Null before the end.',
});

export const failureReasonSchema = z.enum(FAILURE_REASONS).meta({
  id: 'FailureReason',
  description: 'Why a month was not copied.',
});

export const userActionSchema = z.enum(['RETRY', 'RETRY_LATER', 'RECONNECT', 'CONTACT_SUPPORT']).meta({
  id: 'UserAction',
  description: 'What the user can do about a failed month; the app has the words.',
});

const skipCountsSchema = z.partialRecord(z.enum(SKIP_REASONS), z.int().min(1)).meta({
  description:
    'Workouts by the reason why they are not copied. Adds up to `skipped` as far as the reasons were kept.',
});

const waitingSchema = z
  .object({
    reason: z.enum(['RATE_LIMITED', 'PROVIDER_UNAVAILABLE', 'APP_BLOCKED', 'RECONNECT_REQUIRED']),
    until: instantField.optional().meta({ description: 'The next try; absent when the user must act.' }),
    provider: providerField.optional().meta({ description: 'Provider that the reason is about.' }),
    limit: z.enum(['SHORT_TERM', 'DAILY']).optional().meta({
      description:
        'With RATE_LIMITED: which limit of the whole application is used up; absent = the user’s own.',
    }),
    text: z.string().meta({
      description: 'For the user.',
      examples: ['Strava’s daily limit: resumes 00:00 UTC'],
    }),
  })
  .meta({ id: 'Waiting', description: 'Why nothing moves although nothing is wrong.' });

export const resultsSchema = z
  .object({
    found: countField.meta({ description: 'Workouts that the source listed: the sum of the other three.' }),
    written: countField.meta({ description: 'New at the destination.' }),
    duplicate: countField.meta({ description: 'There already.' }),
    skipped: countField.meta({ description: 'Not copied.' }),
    skipReasons: skipCountsSchema,
  })
  .meta({ id: 'WorkoutTotals', description: 'Workouts of all completed months.' });

const failedRangeSchema = z
  .object({
    startDate: civilDateField,
    endDate: civilDateField,
    chunks: z.array(countField).meta({ description: 'Its chunk indexes, as `retry` takes them.' }),
    reason: failureReasonSchema,
    userAction: userActionSchema,
  })
  .meta({ id: 'FailedRange', description: 'Neighbouring months that failed for the same reason.' });

const etaSchema = z
  .object({
    at: instantField.nullable().meta({ description: 'When it will probably have ended; null = not known.' }),
    basis: z.enum(['PACE', 'PROVIDER_LIMIT']).nullable().meta({
      description: 'What it rests on: the pace so far, or what the destination allows. Null = not known.',
    }),
    reason: z.string().meta({ description: 'For the user: the basis in words, or why nothing is known.' }),
  })
  .meta({ id: 'Eta' });

/** What every view of an orchestration has: its published fields. */
export const publishedFields = {
  orchestrationId: orchestrationIdField,
  source: providerField,
  destination: providerField,
  startDate: civilDateField,
  endDate: civilDateField,
  timeZone: timeZoneField,
  status: statusSchema,
  totalChunks: z.int().min(1).meta({ description: 'Months of the range.' }),
  completedChunks: countField,
  failedChunks: countField,
  percent: percentField.meta({ description: 'Whole percent of months completed, rounded down.' }),
  percentSettled: percentField.meta({
    description: 'Whole percent of months completed or failed, rounded down.',
  }),
  outcome: outcomeSchema,
  waiting: waitingSchema.nullable(),
  updatedAt: instantField,
};

export const statusViewSchema = z
  .object({
    ...publishedFields,
    userId: z.string().meta({ description: 'Subject of the caller’s token.' }),
    inFlightChunks: countField.meta({
      description: 'Months that a worker holds now; a pause has drained when this is 0.',
    }),
    closeReason: z.enum(['ROUTE_TAKEN']).nullable().meta({
      description: 'Why it is CANCELLED though nobody cancelled it: another sync of this route came first.',
    }),
    months: z
      .string()
      .regex(/^[.rwCeF]*$/)
      .meta({
        description:
          'One letter per month, oldest first: `.` missing, `r` running, `w` will be tried again, `C` completed, `e` completed and empty, `F` failed.',
        examples: ['..rrCCCeCCFCCC'],
      }),
    completeBackTo: civilDateField.nullable().meta({
      description:
        'First day of the unbroken row of completed months that ends with the newest; null while there is none.',
    }),
    results: resultsSchema,
    failed: z.array(failedRangeSchema),
    eta: etaSchema,
  })
  .meta({
    id: 'StatusView',
    description: 'How far a sync is. Absolute times only: it changes only with the sync.',
  });

/** What the app polls: the record's published fields and what follows from them. Absolute times only. */
export type StatusView = MessageOf<typeof statusViewSchema>;
/** Why nothing moves. */
export type WaitingView = MessageOf<typeof waitingSchema>;
/** Counts of workouts of a whole sync. */
export type WorkoutTotals = MessageOf<typeof resultsSchema>;
/** Neighbouring months that failed for the same reason. Dates are civil and inclusive. */
export type FailedRange = MessageOf<typeof failedRangeSchema>;
/** What the user can do, a stable code; the app has the words. */
export type UserAction = MessageOf<typeof userActionSchema>;
/** When a sync will probably have ended. */
export type Eta = MessageOf<typeof etaSchema>;

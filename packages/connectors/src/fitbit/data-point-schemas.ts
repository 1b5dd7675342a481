import * as z from 'zod';

/** int64 comes as a string, double as a number; both are accepted everywhere. A wrong metric is an absent one. */
const metric = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform(Number)
  .optional()
  .catch(undefined);

/** RFC 3339, any fraction; becomes ISO in UTC with milliseconds. */
const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString());

/** A duration such as `3600s` or `-18000s`, in seconds. */
const offsetSeconds = z
  .string()
  .regex(/^-?\d+(\.\d+)?s$/)
  .transform((text) => Number(text.slice(0, -1)))
  .optional()
  .catch(undefined);

const civilTime = z
  .object({ date: z.object({ year: z.number(), month: z.number(), day: z.number() }) })
  .optional()
  .catch(undefined);

const intervalSchema = z.object({
  startTime: instant,
  startUtcOffset: offsetSeconds,
  /** Absent while the workout is still being recorded. */
  endTime: instant.optional(),
  civilStartTime: civilTime,
});

const metricsSchema = z.object({
  caloriesKcal: metric,
  distanceMillimeters: metric,
  /** A spelling that the reference's own example has. */
  distanceMillimiters: metric,
});

/** Google Health API v4, data type `exercise`: the fields in use. Only what a workout cannot do without is demanded. */
export const exercisePointSchema = z.object({
  name: z.string().min(1),
  dataSource: z
    .object({ application: z.object({ packageName: z.string().optional() }).optional() })
    .optional()
    .catch(undefined),
  exercise: z.object({
    interval: intervalSchema,
    exerciseType: z.string().catch('OTHER'),
    displayName: z.string().catch(''),
    /** Counted only: the export tells where they begin and end. */
    splits: z.array(z.unknown()).catch([]).default([]),
    metricsSummary: metricsSchema.catch({
      caloriesKcal: undefined,
      distanceMillimeters: undefined,
      distanceMillimiters: undefined,
    }),
    exerciseMetadata: z.object({ hasGps: z.boolean().optional() }).optional().catch(undefined),
  }),
});
export type ExercisePoint = z.output<typeof exercisePointSchema>;
export type ExerciseInterval = z.output<typeof intervalSchema>;

/** Google Health API v4, data type `heart-rate`. */
export const heartRatePointSchema = z.object({
  heartRate: z.object({
    sampleTime: z.object({ physicalTime: instant }),
    beatsPerMinute: metric,
  }),
});

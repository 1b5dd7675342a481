import type { HeartRateSample } from './heart-rate-sample.ts';
import { mergeHeartRate } from './merge-heart-rate.ts';
import type { TcxDocument } from './tcx-document.ts';
import { elementOf, textElement, type XmlElement } from './xml-element.ts';

/** What is known of a workout that has no recording. */
export interface WorkoutSummary {
  readonly tcxSport: 'Running' | 'Biking' | 'Other';
  /** Milliseconds since the epoch; the end is after the start. */
  readonly startMs: number;
  readonly endMs: number;
  readonly distanceMeters?: number | undefined;
  /** Kilocalories. */
  readonly calories?: number | undefined;
}

const NAMESPACE = 'http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2';
/** `Calories` is an unsignedShort in the schema. */
const MAX_CALORIES = 65_535;

/**
 * A TCX file without positions: one lap; trackpoints at the start, at every heart-rate sample and at the end.
 * `samples` in ascending time; those outside the workout are left out. A known distance grows evenly over it.
 */
export function createSyntheticTcx(
  summary: WorkoutSummary,
  samples: readonly HeartRateSample[],
): TcxDocument {
  const activity: XmlElement = {
    name: 'Activity',
    attributes: { Sport: summary.tcxSport },
    children: [textElement('Id', toInstant(summary.startMs)), toLap(summary, samples)],
  };
  const root: XmlElement = {
    name: 'TrainingCenterDatabase',
    attributes: { xmlns: NAMESPACE },
    children: [elementOf('Activities', [activity])],
  };
  return mergeHeartRate({ root }, samples);
}

function toLap(summary: WorkoutSummary, samples: readonly HeartRateSample[]): XmlElement {
  const { startMs, endMs, distanceMeters = 0, calories = 0 } = summary;
  const track = trackTimes(summary, samples).map((timeMs) => toTrackpoint(summary, timeMs));
  return {
    name: 'Lap',
    attributes: { StartTime: toInstant(startMs) },
    children: [
      textElement('TotalTimeSeconds', String((endMs - startMs) / 1_000)),
      textElement('DistanceMeters', String(distanceMeters)),
      textElement('Calories', String(Math.min(Math.max(Math.round(calories), 0), MAX_CALORIES))),
      textElement('Intensity', 'Active'),
      textElement('TriggerMethod', 'Manual'),
      elementOf('Track', track),
    ],
  };
}

/** Strictly ascending. */
function trackTimes({ startMs, endMs }: WorkoutSummary, samples: readonly HeartRateSample[]): number[] {
  const between = samples.map(({ timeMs }) => timeMs).filter((timeMs) => timeMs > startMs && timeMs < endMs);
  return [...new Set([startMs, ...between, endMs])];
}

function toTrackpoint({ startMs, endMs, distanceMeters }: WorkoutSummary, timeMs: number): XmlElement {
  const time = textElement('Time', toInstant(timeMs));
  if (distanceMeters === undefined) return elementOf('Trackpoint', [time]);
  const soFar = distanceMeters * ((timeMs - startMs) / (endMs - startMs));
  return elementOf('Trackpoint', [time, textElement('DistanceMeters', String(soFar))]);
}

function toInstant(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

import type { HeartRateSample } from './heart-rate-sample.ts';
import { createSampleFinder } from './sample-finder.ts';
import type { TcxDocument } from './tcx-document.ts';
import { placeInTrackpoint } from './place-in-trackpoint.ts';
import { readTrackpoint } from './read-laps.ts';
import { elementOf, mapElements, textElement, type XmlElement } from './xml-element.ts';

/**
 * A copy in which every trackpoint that has a time and no heart rate carries the sample nearest to it, if one is
 * near enough. Nothing else changes. `samples` in ascending time; of several at one instant, the trackpoints of that
 * instant take one each (two laps may meet there).
 */
export function mergeHeartRate(document: TcxDocument, samples: readonly HeartRateSample[]): TcxDocument {
  const findSample = createSampleFinder(samples);
  const withHeartRate = (element: XmlElement): XmlElement => {
    const { time, heartRate } = readTrackpoint(element);
    if (time === undefined || heartRate !== undefined) return element;
    const sample = findSample(Date.parse(time));
    return sample === undefined ? element : placeInTrackpoint(element, toHeartRateElement(sample));
  };
  return { root: mapElements(document.root, 'Trackpoint', withHeartRate) };
}

function toHeartRateElement({ beatsPerMinute }: HeartRateSample): XmlElement {
  return elementOf('HeartRateBpm', [textElement('Value', String(beatsPerMinute))]);
}

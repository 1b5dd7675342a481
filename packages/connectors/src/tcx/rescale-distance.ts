import { placeInTrackpoint } from './place-in-trackpoint.ts';
import { readLap, readTrackpoint } from './read-laps.ts';
import type { TcxDocument } from './tcx-document.ts';
import { childrenNamed, mapElements, textElement, type XmlElement } from './xml-element.ts';

/**
 * Exported trackpoint distances were seen 0.6 to 12 % high. Beyond this share, laps and trackpoints don't describe
 * the same way (a lap that was cut, distances that begin anew in each lap), and stretching would invent one.
 */
export const MAX_CORRECTION = 0.25;

/**
 * A copy in which, activity by activity, the trackpoint distances (cumulative in TCX) are scaled so that the last
 * equals the sum of the laps, which is right. Activities without either, or too far apart, stay as they are.
 */
export function rescaleDistance(document: TcxDocument): TcxDocument {
  return { root: mapElements(document.root, 'Activity', rescaleActivity) };
}

function rescaleActivity(activity: XmlElement): XmlElement {
  const laps = childrenNamed(activity, 'Lap').map(readLap);
  const total = laps.reduce((sum, lap) => sum + (lap.distanceMeters ?? Number.NaN), 0);
  const last = laps
    .flatMap((lap) => lap.trackpoints)
    .findLast(({ distanceMeters }) => distanceMeters !== undefined)?.distanceMeters;
  if (last === undefined || !isPlausible(total / last)) return activity;
  return mapElements(activity, 'Trackpoint', (trackpoint) => {
    const { distanceMeters } = readTrackpoint(trackpoint);
    if (distanceMeters === undefined) return trackpoint;
    // Divided first: the last one then is exactly 1 * total.
    const rescaled = (distanceMeters / last) * total;
    return placeInTrackpoint(trackpoint, textElement('DistanceMeters', String(rescaled)));
  });
}

/** False for NaN and infinity too, and for 1: nothing to do then. */
function isPlausible(factor: number): boolean {
  return factor !== 1 && Math.abs(factor - 1) <= MAX_CORRECTION;
}

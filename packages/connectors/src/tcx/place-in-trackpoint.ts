import { type XmlElement, isElement } from './xml-element.ts';

/** Order of a trackpoint's children in the schema (TrainingCenterDatabase v2, `Trackpoint_t`: a sequence). */
const ORDER = [
  'Time',
  'Position',
  'AltitudeMeters',
  'DistanceMeters',
  'HeartRateBpm',
  'Cadence',
  'SensorState',
  'Extensions',
];

/** A copy of `trackpoint` with `child` in place of its namesake, or where the schema wants it. */
export function placeInTrackpoint(trackpoint: XmlElement, child: XmlElement): XmlElement {
  const rank = ORDER.indexOf(child.name);
  const others = trackpoint.children.filter((node) => !isElement(node) || node.name !== child.name);
  const next = others.findIndex((node) => isElement(node) && ORDER.indexOf(node.name) > rank);
  const position = next === -1 ? others.length : next;
  return { ...trackpoint, children: [...others.slice(0, position), child, ...others.slice(position)] };
}

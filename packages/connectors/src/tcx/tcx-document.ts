import { parseXml } from './parse-xml.ts';
import { readLaps } from './read-laps.ts';
import { TcxError } from './tcx-error.ts';
import { writeXml } from './write-xml.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * A Training Center XML 2 file as a tree. What this product does not know about (extensions, cadence, device) stays
 * in the tree untouched; {@link readLaps} is the typed view of what it does know.
 */
export interface TcxDocument {
  readonly root: XmlElement;
}

/** Throws TcxError when `xml` is not a well-formed TCX file with at least one lap. */
export function parseTcx(xml: string): TcxDocument {
  const root = parseXml(xml);
  if (root.name !== 'TrainingCenterDatabase') {
    throw new TcxError('Expected the root `TrainingCenterDatabase`, got another one');
  }
  if (readLaps(root).length === 0) throw new TcxError('Expected at least one `Lap`, got none');
  return { root };
}

export function writeTcx({ root }: TcxDocument): string {
  return writeXml(root);
}

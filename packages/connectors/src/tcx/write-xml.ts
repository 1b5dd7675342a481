import { XMLBuilder } from 'fast-xml-parser';

import { isElement, type XmlElement, type XmlNode } from './xml-element.ts';
import { ATTRIBUTES_KEY, CDATA_NODE, TEXT_NODE, XML_OPTIONS } from './xml-options.ts';

/** The file of `root`, UTF-8, without white space between elements. */
export function writeXml(root: XmlElement): string {
  const builder = new XMLBuilder({ ...XML_OPTIONS, suppressEmptyNode: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([toOrdered(root)])}`;
}

function toOrdered(node: XmlNode): Record<string, unknown> {
  if (isElement(node)) {
    return { [node.name]: node.children.map(toOrdered), [ATTRIBUTES_KEY]: node.attributes };
  }
  return node.cdata ? { [CDATA_NODE]: [{ [TEXT_NODE]: node.text }] } : { [TEXT_NODE]: node.text };
}

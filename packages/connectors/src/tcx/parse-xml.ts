import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { TcxError } from './tcx-error.ts';
import type { XmlElement, XmlNode } from './xml-element.ts';
import { ATTRIBUTES_KEY, CDATA_NODE, TEXT_NODE, XML_OPTIONS } from './xml-options.ts';

/** fast-xml-parser's ordered form: one key with the element's name, one more with its attributes. */
type OrderedNode = Readonly<Record<string, unknown>>;

const DOCTYPE = /<!DOCTYPE/i;

/**
 * The root element of `xml`. White space (or a byte-order mark) before the declaration is tolerated: devices write
 * it. Throws TcxError when the file is not well-formed or brings a DOCTYPE, which could define entities.
 */
export function parseXml(xml: string): XmlElement {
  const text = xml.trim();
  if (DOCTYPE.test(text)) throw new TcxError('Expected XML without a DOCTYPE, got one');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new TcxError(`Expected well-formed XML, got ${verdict.err.code}`);
  const roots = (new XMLParser(XML_OPTIONS).parse(text) as OrderedNode[]).filter(
    (node) => !isInstruction(node),
  );
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new TcxError(`Expected one root, got ${roots.length}`);
  return toElement(root);
}

function toElement(node: OrderedNode): XmlElement {
  const name = nameOf(node);
  return {
    name,
    attributes: (node[ATTRIBUTES_KEY] ?? {}) as Record<string, string>,
    children: (node[name] as OrderedNode[]).filter((child) => !isInstruction(child)).map(toNode),
  };
}

function toNode(node: OrderedNode): XmlNode {
  if (TEXT_NODE in node) return { text: textOf(node), cdata: false };
  if (CDATA_NODE in node) {
    const contents = node[CDATA_NODE] as OrderedNode[];
    return { text: contents.map(textOf).join(''), cdata: true };
  }
  return toElement(node);
}

function textOf(node: OrderedNode): string {
  const text = node[TEXT_NODE];
  return typeof text === 'string' ? text : '';
}

function nameOf(node: OrderedNode): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES_KEY) ?? '';
}

function isInstruction(node: OrderedNode): boolean {
  return nameOf(node).startsWith('?');
}

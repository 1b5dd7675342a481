import type { X2jOptions } from 'fast-xml-parser';

/** Shared by reader and writer, so that what goes through unread comes out as it went in. */
export const TEXT_NODE = '#text';
export const CDATA_NODE = '#cdata';
export const ATTRIBUTES_KEY = ':@';

/** Values stay text, entities stay entities, the order of elements stays. */
export const XML_OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  textNodeName: TEXT_NODE,
  cdataPropName: CDATA_NODE,
} as const satisfies X2jOptions;

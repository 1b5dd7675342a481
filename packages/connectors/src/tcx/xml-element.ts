/** Character data exactly as it stands in the file: entities are never expanded and go out as they came in. */
export interface XmlText {
  readonly text: string;
  readonly cdata: boolean;
}

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | XmlText;

export function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node;
}

function isText(node: XmlNode): node is XmlText {
  return 'text' in node;
}

/** The child elements called `name`, in order. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => isElement(child)).filter((child) => child.name === name);
}

/** The text at the end of `path` (first child of each name), or undefined when there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  let current: XmlElement | undefined = element;
  for (const name of path) current = current && childrenNamed(current, name)[0];
  return current?.children.find((child) => isText(child))?.text;
}

/** An element of plain text; the caller keeps markup characters out of `text`. */
export function textElement(name: string, text: string): XmlElement {
  return { name, attributes: {}, children: [{ text, cdata: false }] };
}

export function elementOf(name: string, children: readonly XmlNode[]): XmlElement {
  return { name, attributes: {}, children };
}

/** A copy of `root` in which every element called `name`, at any depth, is what `change` makes of it. */
export function mapElements(
  root: XmlElement,
  name: string,
  change: (element: XmlElement) => XmlElement,
): XmlElement {
  if (root.name === name) return change(root);
  return {
    ...root,
    children: root.children.map((child) => (isElement(child) ? mapElements(child, name, change) : child)),
  };
}

/**
 * `xml` without the elements called `names` and the white space after them, everything else byte for byte. For
 * elements that hold no element of the same name. A namespace prefix is allowed.
 */
export function removeElements(xml: string, names: readonly string[]): string {
  const alternatives = names.join('|');
  return xml.replace(
    new RegExp(`<((?:\\w+:)?(?:${alternatives}))(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</\\1>)\\s*`, 'g'),
    '',
  );
}

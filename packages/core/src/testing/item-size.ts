import { isItem, type Item, type ItemValue } from '../domain/item.ts';

const MAP_BYTES = 3;
const BYTES_PER_ELEMENT = 1;

/**
 * Bytes of an item as DynamoDB counts them for capacity and for its 400 KB limit: names and texts in UTF-8, a number
 * as a byte per two significant digits and one more, a map or list as 3 bytes and 1 per element.
 * (DynamoDB developer guide, "DynamoDB item sizes and formats".)
 */
export function itemSize(item: Item): number {
  return sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueSize(value)));
}

function valueSize(value: ItemValue): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (typeof value === 'boolean') return 1;
  if (isItem(value)) return MAP_BYTES + BYTES_PER_ELEMENT * Object.keys(value).length + itemSize(value);
  return MAP_BYTES + sum(value.map((element) => BYTES_PER_ELEMENT + valueSize(element)));
}

function numberSize(value: number): number {
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  return Math.ceil((digits + 1) / 2) + 1;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

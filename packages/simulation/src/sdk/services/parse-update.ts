import { add, type Effect, remove, set } from '@syncwell/core/domain/change';
import type { ItemValue } from '@syncwell/core/domain/item';

import type { Placeholders } from './placeholders.ts';

const SECTION = /(SET|REMOVE|ADD) (.*?)(?= (?:SET|REMOVE|ADD) |$)/g;
const COMMA_OUTSIDE_PARENTHESES = /, (?![^(]*\))/;
const ASSIGNMENT = /^(\S+) = (:\w+)$/;
const SUM = /^(\S+) = if_not_exists\((\S+), :\w+\) \+ (:\w+)$/;
const ADDITION = /^(\S+) (:\w+)$/;

/** The effects of an UpdateExpression in the dialect that the product writes, and ADD. @throws SyntaxError */
export function parseUpdate(expression: string, placeholders: Placeholders): Effect[] {
  return [...expression.matchAll(SECTION)].flatMap(([, section, parts = '']) =>
    parts.split(COMMA_OUTSIDE_PARENTHESES).map((part) => parseEffect(section ?? '', part, placeholders)),
  );
}

function parseEffect(section: string, part: string, { path, value }: Placeholders): Effect {
  if (section === 'REMOVE') return remove(path(part));
  const [, added = '', by = ''] = (section === 'ADD' && ADDITION.exec(part)) || [];
  if (added !== '') return add(path(added), toNumber(value(by)));
  const [, target = '', assigned = ''] = ASSIGNMENT.exec(part) ?? [];
  if (target !== '') return set(path(target), value(assigned));
  const [, sum = '', old = '', summand = ''] = SUM.exec(part) ?? [];
  if (sum !== '' && sum === old) return add(path(sum), toNumber(value(summand)));
  throw new SyntaxError(`Expected an update of the known dialect, got ${section} ${part}`);
}

function toNumber(value: ItemValue): number {
  if (typeof value === 'number') return value;
  throw new SyntaxError(`Expected to add a number, got ${typeof value}`);
}

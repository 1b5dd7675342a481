import type { Item } from '../domain/item.ts';
import type { ListPlace } from '../domain/list-cursor.ts';
import { UNLISTED } from '../domain/unlisted.ts';
import type { UserList } from '../ports.ts';

/** The list of a user over the items of a memory table. */
export function createMemoryUserList(items: ReadonlyMap<string, Item>): UserList {
  return {
    page: ({ userId, limit, after }) => {
      const places = placesOf(items, userId).filter(
        (place) => after === undefined || newestFirst(after, place) < 0,
      );
      const page = places.slice(0, limit);
      const last = page.at(-1);
      const isLast = places.length <= limit || last === undefined;
      return Promise.resolve(isLast ? { places: page } : { places: page, last });
    },
    read: (places) =>
      Promise.resolve(places.map(({ key }) => items.get(key)).filter((item) => item !== undefined)),
  };
}

function placesOf(items: ReadonlyMap<string, Item>, userId: string): ListPlace[] {
  return [...items]
    .flatMap(([key, item]) => {
      const { createdAt } = item;
      const isListed = item['userId'] === userId && typeof createdAt === 'string' && createdAt < UNLISTED;
      return isListed ? [{ key, createdAt }] : [];
    })
    .toSorted(newestFirst);
}

function newestFirst(a: ListPlace, b: ListPlace): number {
  const [left, right] = [`${a.createdAt} ${a.key}`, `${b.createdAt} ${b.key}`];
  return left === right ? 0 : left > right ? -1 : 1;
}

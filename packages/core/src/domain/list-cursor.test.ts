import { parseListCursor, toListCursor } from './list-cursor.ts';

const PLACE = {
  key: 'orch-00000000-0000-4000-8000-000000000001',
  createdAt: '2024-03-10T12:00:00.000Z',
};
const encoded = (text: string) => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('is safe in a URL and leads back to its place', () => {
    const cursor = toListCursor(PLACE);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(parseListCursor(cursor)).toEqual(PLACE);
  });

  it.each([
    '',
    'page-2',
    encoded(PLACE.createdAt),
    encoded(`~${PLACE.createdAt}/${PLACE.key}`),
    encoded(`${PLACE.createdAt}/route#abc`),
    encoded(`${PLACE.createdAt}/${PLACE.key}/more`),
    encoded(`yesterday/${PLACE.key}`),
  ])('is not %j', (text) => {
    expect(parseListCursor(text)).toBeUndefined();
  });
});

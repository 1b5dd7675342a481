import { toUnlisted } from '../domain/unlisted.ts';
import { createMemoryUserList } from '../testing/memory-user-list.ts';
import { anItem, NOW } from '../testing/orchestration-factory.ts';
import { having } from '../testing/orchestration-steps.ts';
import { readListed } from './read-listed.ts';

const QUERY = { userId: 'user-1', limit: 10 };
const idOf = (number: number) => `orch-00000000-0000-4000-8000-00000000000${number}`;
const itemOf = (number: number, createdAt: string) =>
  [idOf(number), anItem({ orchestrationId: idOf(number) }, having({ createdAt }))] as const;

describe('readListed', () => {
  it('leaves out what is gone, or listed no more, though the index still has it', async () => {
    const items = new Map([1, 2, 3].map((number) => itemOf(number, NOW.toISOString())));
    const list = createMemoryUserList(items);
    const stale = await list.page(QUERY);
    items.delete(idOf(1));
    items.set(...itemOf(2, toUnlisted(NOW)));
    const error = () => expect('anything unreadable').toBe('not there');
    const lagging = { ...list, page: () => Promise.resolve(stale) };
    const { listed, last } = await readListed({ list: lagging, logger: { error } }, QUERY);
    expect(listed.map(({ orchestrationId }) => orchestrationId)).toEqual([idOf(3)]);
    expect(last).toBeUndefined();
  });

  it('throws what is no fault of a record', async () => {
    const refused = new Error('no permission');
    const list = { ...createMemoryUserList(new Map()), read: () => Promise.reject(refused) };
    await expect(readListed({ list, logger: { error: () => undefined } }, QUERY)).rejects.toBe(refused);
  });
});
